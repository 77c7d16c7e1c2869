-- Every list of cases is read from an index in the order it is shown. A list names an owner or a team or neither, some
-- categories and some priorities; for each combination the newest rows are at one place of one of these three, so that
-- a page costs a handful of rows of each, whether there are a thousand cases or a million.
drop index cases_newest;
drop index cases_by_category;
drop index cases_by_owner;
drop index cases_by_team;
drop index cases_unowned;
create index cases_by_category on cases (category, priority, updated_at, id) where merged_into is null;
create index cases_by_owner on cases (owner_id, category, priority, updated_at, id) where merged_into is null;
create index cases_by_team on cases (team_id, category, priority, updated_at, id) where merged_into is null;

-- What the rule that closes solved cases reads.
create index cases_solved on cases (solved_at) where category = 'solved';
create index cases_merged on cases (merged_into) where merged_into is not null;

create index macros_shown on macros (position, id) where archived_at is null;
create index saved_views_of_staff on saved_views (staff_id, position, id);
