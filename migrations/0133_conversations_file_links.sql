-- Public addresses of single files of ours, for providers that fetch what we send and for channels that carry none. Only the
-- hash of the unguessable part is kept: whoever reads this table can open nothing.
create table file_links (
  token_hash text primary key,
  message_id bigint not null references messages on delete cascade,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null references files,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index file_links_of_message on file_links (message_id);
create index file_links_by_expiry on file_links (expires_at);
create index file_links_of_file on file_links (sha256);
