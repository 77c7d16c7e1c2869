-- Which workers belong to which process, so that the jobs of one that died are given to others at once: without this,
-- graphile-worker gives them up after four hours.
create table job_workers (
  worker_id text primary key,
  -- The process holds an advisory lock of this number as long as it lives.
  process integer not null
);
