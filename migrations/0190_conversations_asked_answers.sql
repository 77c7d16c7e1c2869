-- Answers whose author was asked for the next date, and what came of it.
create table asked_answers (
  message_id bigint primary key references messages on delete cascade,
  case_id bigint not null references cases,
  staff_id bigint references staff,
  team_id bigint references teams,
  outcome text not null check (outcome in ('given', 'overridden')),
  reason text,
  wording text[] not null default '{}',
  asked_at timestamptz not null
);
create index asked_answers_by_time on asked_answers (asked_at, message_id);
create index asked_answers_of_staff on asked_answers (staff_id, asked_at, message_id);
create index asked_answers_of_team on asked_answers (team_id, asked_at, message_id);
create index asked_answers_of_case on asked_answers (case_id);

-- The promises that an answer made: they go with it when it is taken back.
create table answer_promises (
  message_id bigint not null references messages on delete cascade,
  promise_id bigint not null references promises on delete cascade,
  primary key (message_id, promise_id)
);
create index answer_promises_of_promise on answer_promises (promise_id);
