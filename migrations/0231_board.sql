-- What became of each promise, each kind of outcome once: what the figures of the board are made of.
create table board_facts (
  promise_id bigint not null,
  outcome text not null check (outcome in ('kept', 'kept_late', 'moved', 'broken', 'disputed')),
  at timestamptz not null,
  -- of the desk's own calendar
  day date not null,
  case_id bigint,
  -- who was to keep it at that moment
  owner_id bigint,
  team_id bigint,
  -- a letter to an executive: counted for who may read those
  confidential boolean not null default false,
  -- under what it is counted, as `agent:7`, `tag:refund`; null until it is
  dims text[],
  -- own time until it was kept, on a scale of tenths (policy.ts)
  own_bucket integer,
  primary key (promise_id, outcome)
);
create index board_facts_by_outcome on board_facts (outcome, at desc, promise_id desc);
create index board_facts_by_owner on board_facts (owner_id, day);
create index board_facts_by_team on board_facts (team_id, day);
create index board_facts_of_case on board_facts (case_id);
create index board_facts_by_dims on board_facts using gin (dims);

-- The same, added up a key and a day, and a month under the dimension with /month behind it: what the board reads.
create table board_tallies (
  dimension text collate "C" not null,
  day date not null,
  key text collate "C" not null,
  confidential boolean not null,
  -- an outcome, or `own:<bucket>`
  measure text collate "C" not null,
  n integer not null,
  primary key (dimension, day, key, confidential, measure)
);
