-- Whose words they are, besides whose case it is. No foreign key: the receiving path has locked the handle, and a handle
-- may be taken off a person without touching what was said.
alter table messages
  add column handle_id bigint,
  -- Somebody else than the case's customer wrote it; their own timeline shows it too.
  add column third_person boolean not null default false;
create index messages_by_third_person on messages (handle_id, created_at, id) where third_person;

drop index messages_of_customer;
create index messages_of_customer on messages (customer_id, created_at, id);
