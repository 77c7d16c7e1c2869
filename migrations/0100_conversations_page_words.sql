-- What a machine read on a page that came in. It is no word of the customer's: it is shown as read by a machine, and found.
create table attachment_words (
  attachment_id bigint primary key references attachments on delete cascade,
  words text not null,
  at timestamptz not null
);
