-- Supervisors and leaders may give a case without waiting for it to be accepted.
update roles set permissions = permissions || '{cases:assign-at-once}'::text[]
where key in ('supervisor', 'leader', 'admin') and not permissions @> '{cases:assign-at-once}';
