-- Whose turn it is while a promise's clock stands still: customer, partner. Null while it runs.
alter table promises add column paused_for text;
-- The name of who acted, also when it was a key or the desk itself.
alter table promise_log add column actor_name text;

-- Broken promises of a person and of a team, newest first; the one of all is in 0004.
create index promises_broken_by_owner on promises (owner_id, due_at desc, id desc) where state = 'broken';
create index promises_broken_by_team on promises (team_id, due_at desc, id desc) where state = 'broken';
-- What was kept, waived or withdrawn, newest first.
create index promises_settled on promises (settled_at desc, id desc) where settled_at is not null;
create index promises_settled_by_owner on promises (owner_id, settled_at desc, id desc) where settled_at is not null;
create index promises_settled_by_team on promises (team_id, settled_at desc, id desc) where settled_at is not null;

-- A policy that was deleted is kept for the promises that were made by it.
alter table sla_policies add column archived_at timestamptz;

-- What a person is told by name. Made by reactions, one row a person and fact.
create table notifications (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  at timestamptz not null,
  kind text not null,
  case_id bigint,
  promise_id bigint,
  data jsonb not null default '{}',
  read_at timestamptz
);
create index notifications_of_staff on notifications (staff_id, id desc);
create index notifications_unread on notifications (staff_id, id desc) where read_at is null;
create index notifications_by_age on notifications (at);
