-- A built-in role that nobody has changed gets at each start what a new desk's role has; one that somebody changed is left.
alter table roles add column edited boolean not null default false;
update roles r set edited = true
where r.key is not null and exists (
  select from audit_log a
  where a.subject_kind = 'role' and a.subject_id = r.id and a.action = 'accounts.role_changed'
    and a.details -> 'changes' ? 'permissions'
);
