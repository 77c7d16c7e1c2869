-- Not before this time: after an attempt that failed, or while somebody has quiet hours.
alter table alarm_tellings add column next_at timestamptz;
-- What waits for one person or group goes out together.
create index alarm_tellings_waiting on alarm_tellings (way, staff_id, hook_id, id) where state = 'waiting';
