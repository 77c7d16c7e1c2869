-- What persons wrote that may tell who they are on another channel: telephone numbers, mail addresses, order numbers.
create table identity_mentions (
  kind text not null check (kind in ('phone', 'mail', 'number')),
  -- canonical, for comparing
  value text not null,
  message_id bigint not null,
  case_id bigint not null,
  customer_id bigint not null,
  at timestamptz not null,
  primary key (kind, value, message_id)
);
create index identity_mentions_of_customer on identity_mentions (customer_id, kind, value);
create index identity_mentions_of_case on identity_mentions (case_id);

-- Two records that a person said are two persons; the lower id first.
create table identity_different (
  low_id bigint not null,
  high_id bigint not null,
  staff_id bigint,
  at timestamptz not null,
  primary key (low_id, high_id)
);
