-- When the bytes of a delivery were taken out of the file store, because it was understood long enough ago. The row
-- stays: it makes a repeat of the delivery change nothing.
alter table intake add column raw_removed_at timestamptz;
create index intake_raw_kept on intake (id) where raw_removed_at is null;
