-- A word of a message that only its recipient may read, as long as it is on its way; what is stored as its text has a mark
-- in that place. The row goes when the message has left.
create table message_hidden_words (
  message_id bigint primary key references messages on delete cascade,
  sealed text not null,
  -- It is worth nothing afterwards, and the message is not sent any more.
  until timestamptz not null
);
