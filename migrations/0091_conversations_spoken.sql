-- A call that somebody made and that a person of ours answered is a contact and its answer at once.
alter table messages add column answered_at timestamptz;
