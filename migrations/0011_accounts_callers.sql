-- Who sends a request, asked on each one. In PL/pgSQL because its statements are planned once a connection: planning
-- takes several times as long as running them.

-- A person as an actor: what their roles allow (with repeats) and the teams they are in.
create type staff_caller as (
  id bigint, name text, locale text, active boolean, permissions text[], team_ids bigint[]
);

create function caller_of_staff(staff_id bigint) returns staff_caller language plpgsql stable as $$
declare caller staff_caller;
begin
  select s.id, s.name, s.locale, s.active,
    array(select unnest(r.permissions) from staff_roles sr join roles r on r.id = sr.role_id where sr.staff_id = s.id),
    array(
      select m.team_id from team_members m join teams t on t.id = m.team_id
      where m.staff_id = s.id and t.archived_at is null
    )
  into caller from staff s where s.id = caller_of_staff.staff_id;
  return caller;
end $$;

-- The person of a live session, or no row when it is over or the person is switched off.
create function caller_of_session(token text, at timestamptz)
returns table (session_id bigint, expires_at timestamptz, caller staff_caller) language plpgsql stable as $$
declare found staff_caller; session staff_sessions;
begin
  select * into session from staff_sessions x where x.token = caller_of_session.token and x.expires_at > at;
  if session.id is null then return; end if;
  found := caller_of_staff(session.staff_id);
  if found.active then return query select session.id, session.expires_at, found; end if;
end $$;
