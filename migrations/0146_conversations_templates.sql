-- Words that a provider agreed to beforehand, as it told them last. A language of '' is none.
create table message_templates (
  account_id bigint not null references channel_accounts on delete cascade,
  external_id text not null,
  language text not null,
  name text not null,
  state text not null check (state in ('usable', 'waiting', 'refused', 'paused', 'unsupported')),
  definition jsonb not null,
  primary key (account_id, external_id, language)
);
create index message_templates_by_name on message_templates (account_id, name, external_id, language);

-- When an account's templates were asked for, and what came of it.
create table template_fetches (
  account_id bigint primary key references channel_accounts on delete cascade,
  fetched_at timestamptz,
  error text
);

-- The template a message was written by, with what stands in its fields.
alter table messages add column template jsonb;
