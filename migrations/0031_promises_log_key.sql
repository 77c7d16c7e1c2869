-- A line of the log belongs to its promise and is read with it: one index is both. Lines are written with their promise
-- in one statement and neither is ever removed, so that a check of each on the receiving path would guard nothing.
alter table promise_log drop constraint promise_log_promise_id_fkey;
alter table promise_log drop constraint promise_log_pkey;
drop index promise_log_of_promise;
alter table promise_log add primary key (promise_id, id);

-- A promise without an owner, as most are when they are made, is in nobody's list.
drop index promises_due_by_owner;
drop index promises_due_by_team;
create index promises_due_by_owner on promises (owner_id, due_at) where state = 'open' and owner_id is not null;
create index promises_due_by_team on promises (team_id, due_at) where state = 'open' and team_id is not null;

-- Writes promises and the first line of each one's log; every receiving of a message calls it. As a function it is
-- planned once a connection, where the statement by itself took as long to plan as to run. `unless_kinds` and
-- `unless_states`: not made where the case has a promise of one of these kinds in one of these states.
create function make_promises(given json, made timestamptz, by_kind text, by_id bigint, by_name text)
returns table (n integer, id bigint) language plpgsql as $$
begin
  return query
  with r as materialized (
    select nextval('promises_id_seq') as id, g.*
    from json_to_recordset(given) as g(
      n integer, kind text, case_id bigint, customer_id bigint, promisor_kind text, promisor_id bigint, words text,
      source text, policy_id bigint, policy_version integer, calendar_id bigint, calendar_version integer,
      business_ms bigint, started_at timestamptz, not_before timestamptz, due_at timestamptz, ladder jsonb,
      next_at timestamptz, owner_id bigint, team_id bigint, log jsonb, unless_kinds text[], unless_states text[])
    where g.unless_kinds is null or not exists (
      select from promises p
      where p.case_id = g.case_id and p.state = any (g.unless_states) and p.kind = any (g.unless_kinds))
  ), written as (
    insert into promises (id, kind, case_id, customer_id, promisor_kind, promisor_id, words, source, policy_id,
      policy_version, calendar_id, calendar_version, business_ms, made_at, started_at, not_before, due_at, ladder,
      next_at, owner_id, team_id)
    select r.id, r.kind, r.case_id, r.customer_id, r.promisor_kind, r.promisor_id, r.words, r.source, r.policy_id,
      r.policy_version, r.calendar_id, r.calendar_version, r.business_ms, made, r.started_at, r.not_before, r.due_at,
      r.ladder, r.next_at, r.owner_id, r.team_id
    from r
  ), logged as (
    insert into promise_log (promise_id, at, kind, actor_kind, actor_id, actor_name, data)
    select r.id, made, 'made', by_kind, by_id, by_name, r.log from r
  )
  select r.n, r.id from r;
end $$;
