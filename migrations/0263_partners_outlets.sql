-- An outlet of a partner: a branch with its own people and, mostly, its own hours.
alter table partners add column parent_id bigint references partners (id) check (parent_id <> id);
create index partners_outlets on partners (parent_id) where parent_id is not null;
