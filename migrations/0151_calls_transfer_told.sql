-- Of transfers that an exchange tells, the last one that happened counts, however late it is told.
alter table calls add column transfer_told_at timestamptz;
