-- The report of help from afar counts the walks of a span over all flows.
create index flow_runs_by_time on flow_runs (started_at);
