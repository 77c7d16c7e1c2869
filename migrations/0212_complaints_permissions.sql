-- Desks that exist already: complaints are settled by agents, weighed by supervisors, their rules kept by leaders.
update roles set permissions = permissions || '{complaints:settle}'::text[]
  where key in ('agent', 'supervisor', 'leader') and not 'complaints:settle' = any (permissions);
update roles set permissions = permissions || '{complaints:weigh,complaints:apologise,complaints:close}'::text[]
  where key in ('supervisor', 'leader') and not 'complaints:weigh' = any (permissions);
update roles set permissions = permissions || '{complaints:manage}'::text[]
  where key in ('leader') and not 'complaints:manage' = any (permissions);
