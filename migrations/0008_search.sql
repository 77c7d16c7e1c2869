-- One row for each thing that can be found. Written by a follower of the events, in batches, so that receiving stays fast.
create table search_documents (
  kind text not null check (kind in ('case', 'message', 'customer')),
  ref_id bigint not null,
  case_id bigint,
  customer_id bigint not null,
  at timestamptz not null,
  terms tsvector not null,
  primary key (kind, ref_id)
);
