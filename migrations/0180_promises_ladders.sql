-- The ladder of promises that bring none of their own, by kind; '*' for all kinds that have none.
create table promise_ladders (
  kind text primary key,
  ladder jsonb not null,
  updated_at timestamptz not null
);
