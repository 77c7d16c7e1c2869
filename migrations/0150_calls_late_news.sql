-- When the caller's line was first put through to somebody of ours: until then an answer may yet turn out to be none.
-- `told_at`: of what an exchange told latest, by its own clock; what is older than that comes late.
alter table calls add column put_through_at timestamptz, add column told_at timestamptz;
update calls set put_through_at = answered_at where answered_at is not null;

-- A recording is asked for again and again for as long as the exchange may need until it has it.
alter table call_recordings
  add column noted_at timestamptz not null default now(),
  add column tries integer not null default 0,
  -- when it is asked for next; null: not any more, or nobody has to be asked for it
  add column next_at timestamptz,
  -- why it could not be had the last time, and in whose words
  add column problem text check (problem in ('retry', 'rejected', 'auth', 'gone')),
  add column problem_words text;
update call_recordings set next_at = now() where state = 'pending';
update call_recordings set problem = 'gone' where state = 'failed';
create index call_recordings_due on call_recordings (next_at) where next_at is not null;
