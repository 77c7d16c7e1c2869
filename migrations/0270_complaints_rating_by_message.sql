-- An answer by the channel finds the question by the message that asked it.
create unique index satisfaction_by_message on satisfaction (message_id) where message_id is not null;
