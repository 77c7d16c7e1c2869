-- When an unanswered call back counts as kept: after so many honest attempts, so far apart. The newest version counts.
create table callback_rules (
  version integer primary key,
  attempts integer not null check (attempts between 0 and 20),
  minutes_apart integer not null check (minutes_apart between 0 and 10080),
  ring_seconds integer not null check (ring_seconds between 0 and 120),
  saved_at timestamptz not null,
  saved_by bigint references staff
);
