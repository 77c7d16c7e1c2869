alter table messages
  -- A machine wrote it: it says so on the wire, and keeps no promise.
  add column automatic boolean not null default false,
  -- What the case becomes once the message is on its way.
  add column then_category text,
  -- Taken back before it left; such a row is shown nowhere and kept for the record.
  add column undone_at timestamptz;
comment on column messages.send_at is
  'The next moment something must happen to an outgoing message: scheduled or queued, when it is tried next (null: it waits for an account that can send); sending, until when its sender may be believed alive.';

-- The outbox, one state after the other, each newest first.
drop index messages_outbox;
create index messages_by_delivery on messages (delivery_state, id) where delivery_state is not null;
-- A bounce that names no message is about one that went to the same address lately.
create index messages_sent_lately on messages (account_id, sent_at) where direction = 'out' and sent_at is not null;

-- Files somebody brought in, until they are part of a message: nobody can attach what they did not bring.
create table uploads (
  owner_kind text not null,
  owner_id bigint not null,
  sha256 text not null references files,
  name text not null,
  type text not null,
  size bigint not null,
  created_at timestamptz not null,
  primary key (owner_kind, owner_id, sha256, name)
);
create index uploads_by_age on uploads (created_at);

-- Requests that came with a key of the caller's: repeating one changes nothing and answers the same.
create table idempotency_keys (
  scope text not null,
  actor text not null,
  key text not null,
  result_id bigint,
  at timestamptz not null,
  primary key (scope, actor, key)
);
create index idempotency_keys_by_age on idempotency_keys (at);

-- Test messages that accounts sent to themselves.
create table channel_round_trips (
  key text primary key,
  account_id bigint not null references channel_accounts on delete cascade,
  started_at timestamptz not null,
  sent_at timestamptz,
  arrived_at timestamptz,
  error text
);
create index channel_round_trips_of_account on channel_round_trips (account_id, started_at);
