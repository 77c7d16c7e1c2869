-- One index for both questions about the channel's ids, instead of two: is this message known, and on which account.
drop index messages_external;
drop index messages_by_external_id;
create unique index messages_in_by_external_id on messages (external_id, account_id) where external_id is not null and direction = 'in';
create index messages_out_by_external_id on messages (external_id) where external_id is not null and direction = 'out';
