-- Whose line a chat is: the handle at its other end. A chat follows its handle when two records turn out to be two persons,
-- whatever case it went on with meanwhile. Null where a message says which one it answers, and for chats that we began.
alter table conversations add column handle_id bigint;
create index conversations_of_handle on conversations (handle_id) where handle_id is not null;

update conversations c set handle_id = m.handle_id
from (
  select conversation_id, min(handle_id) as handle_id from messages
  where direction = 'in' and handle_id is not null and channel not in ('mail', 'form', 'desk')
  group by conversation_id having count(distinct handle_id) = 1
) m
where c.id = m.conversation_id;
