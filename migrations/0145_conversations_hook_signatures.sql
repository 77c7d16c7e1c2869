-- What a provider signs without the body: a signature that came with one body is good for no other.
create table hook_signatures (
  account_id bigint not null references channel_accounts on delete cascade,
  signature text not null,
  body_sha256 text not null,
  at timestamptz not null,
  primary key (account_id, signature)
);
create index hook_signatures_by_age on hook_signatures (at);
