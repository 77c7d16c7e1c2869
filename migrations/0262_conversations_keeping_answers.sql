-- The promises that an answer is said to keep by whoever wrote it. They are kept once it is on its way, not when it is taken back.
create table answer_keeps (
  message_id bigint not null references messages on delete cascade,
  promise_id bigint not null references promises on delete cascade,
  primary key (message_id, promise_id)
);
create index answer_keeps_of_promise on answer_keeps (promise_id);
