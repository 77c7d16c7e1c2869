-- Whoever does not want to be written to on a channel any more, though they can be on others.
create table handle_opt_outs (
  handle_id bigint not null references handles on delete cascade,
  channel text not null,
  at timestamptz not null,
  primary key (handle_id, channel)
);
