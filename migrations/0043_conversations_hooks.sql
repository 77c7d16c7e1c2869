-- The part of an account's address that its provider is told and nobody else knows: /hooks/<channel>/<key>.
alter table channel_accounts add column hook_key text not null default replace(gen_random_uuid()::text, '-', '');
create unique index channel_accounts_by_hook_key on channel_accounts (hook_key);

-- What providers call the messages we sent; one that is longer than a channel takes goes out in several parts.
create table message_parts (
  account_id bigint not null references channel_accounts,
  provider_id text not null,
  message_id bigint not null references messages on delete cascade,
  at timestamptz not null,
  primary key (account_id, provider_id)
);
create index message_parts_of_message on message_parts (message_id, at);

-- A receipt may overtake the answer that names the message: it is kept until that is known.
create table early_reports (
  account_id bigint not null references channel_accounts,
  provider_id text not null,
  outcome text not null,
  report jsonb not null,
  at timestamptz not null,
  primary key (account_id, provider_id, outcome)
);
create index early_reports_by_age on early_reports (at);
