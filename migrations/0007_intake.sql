-- What a channel delivered, raw, before anybody was told that we have it. The unique key makes repeats change nothing.
create table intake (
  id bigint generated always as identity primary key,
  account_id bigint not null references channel_accounts,
  external_id text not null,
  raw_sha256 text not null references files,
  -- What only the wire knew: envelope sender and recipients, mailbox and UID, signature headers …
  envelope jsonb not null default '{}',
  state text not null default 'pending' check (state in ('pending', 'done', 'failed', 'refused')),
  attempts integer not null default 0,
  retry_at timestamptz,
  error text,
  message_id bigint,
  received_at timestamptz not null,
  done_at timestamptz,
  unique (account_id, external_id)
);
create index intake_pending on intake (id) where state = 'pending';
create index intake_failed on intake (id) where state in ('failed', 'refused');
