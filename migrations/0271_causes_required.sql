-- New desks ask for the cause of a complaint before it is done; those that have cases already go on as they were.
insert into settings (key, value, updated_at)
select 'causes.required', 'false'::jsonb, now() where exists (select from cases)
on conflict (key) do nothing;
