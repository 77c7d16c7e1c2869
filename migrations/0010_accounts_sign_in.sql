-- Wrong codes are counted for each person across sign-ins, and too many lock the second step for a while (NIST SP 800-63B §5.2.2).
alter table staff_two_factors
  add column failed_verification_count integer not null default 0,
  add column locked_until timestamptz;

-- better-auth compares addresses in lower case; one address is one person however it is typed.
alter table staff add constraint staff_email_is_lower_case check (email = lower(email));

-- The lists of the settings pages, by name.
create index staff_by_name on staff (name, id);
create index staff_roles_of_role on staff_roles (role_id);
create index api_keys_of_maker on api_keys (created_by);

-- The audit log is read newest first, over all or of one actor, subject or action, within a time.
drop index audit_log_by_actor, audit_log_by_subject, audit_log_by_action;
create index audit_log_by_time on audit_log (at, id);
create index audit_log_by_actor on audit_log (actor_kind, actor_id, at, id);
create index audit_log_by_subject on audit_log (subject_kind, subject_id, at, id);
create index audit_log_by_action on audit_log (action, at, id);

alter table teams add constraint teams_calendar_id_fkey foreign key (calendar_id) references calendars;
alter table brands add constraint brands_calendar_id_fkey foreign key (calendar_id) references calendars;
