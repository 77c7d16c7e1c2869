-- One row for each thing that can be found. Written by a follower of the events, in batches, so that receiving stays fast.
create table search_documents (
  kind text not null check (kind in ('case', 'message', 'customer')),
  ref_id bigint not null,
  -- whose sight decides; null for customers
  case_id bigint,
  at timestamptz not null,
  terms tsvector not null,
  primary key (kind, ref_id)
);
-- Without the pending list a search never has to read through unsorted entries; the writer works in batches anyway.
create index search_documents_terms on search_documents using gin (terms) with (fastupdate = off);
create index search_documents_newest on search_documents (at desc);
-- How frequent a term is decides how it is searched for: keep the frequencies of some 10,000 of them instead of 1,000.
alter table search_documents alter column terms set statistics 1000;
