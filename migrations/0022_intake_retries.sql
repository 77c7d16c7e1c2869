-- Failed deliveries whose next try has come.
create index intake_retries on intake (retry_at) where state = 'failed' and retry_at is not null;

-- Claiming a delivery and settling it changes a row in place where there is room beside it.
alter table intake set (fillfactor = 80);
