-- Facts, written in the transaction of the change they tell of.
create table events (
  id bigint generated always as identity primary key,
  -- Commit order is not sequence order: readers take only rows whose transaction is older than every running one,
  -- in the order (xid, id), and so can resume from any row without a gap.
  xid xid8 not null default pg_current_xact_id(),
  type text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id bigint,
  actor_name text,
  case_id bigint,
  customer_id bigint,
  data jsonb not null
);
create index events_reading_order on events (xid, id);
create index events_of_case on events (case_id, id) where case_id is not null;
create index events_of_customer on events (customer_id, id) where customer_id is not null;

-- How far each durable reader of the events has come.
create table event_cursors (
  reader text primary key,
  xid xid8 not null,
  id bigint not null
);

-- A reaction runs in one transaction with its row here, so that a job that runs twice acts once.
create table reaction_runs (
  reaction text not null,
  event_id bigint not null,
  at timestamptz not null default now(),
  primary key (reaction, event_id)
);
create index reaction_runs_by_age on reaction_runs (at);

-- Content-addressed files: one row a content, however many messages show it.
create table files (
  sha256 text primary key,
  size bigint not null,
  stored_at timestamptz not null default now()
);

-- Settings that people change in the desk. Secrets inside are sealed (kernel/seal.ts).
create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
