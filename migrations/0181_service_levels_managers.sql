-- Whom a ring climbs to above the team's lead.
create table team_managers (
  team_id bigint primary key references teams on delete cascade,
  staff_id bigint not null references staff on delete cascade
);
-- A person's notifications of some kinds, newest first.
create index notifications_of_kind on notifications (staff_id, kind, id desc);
-- What a person was told of a promise: who was rung may say that they have it.
create index notifications_of_promise on notifications (promise_id, staff_id) where promise_id is not null;
