-- What the customer has done since our last answer: how often they came, by which channels; and whether we ever answered.
alter table cases
  add column unanswered_contacts integer not null default 0,
  add column unanswered_channels text[] not null default '{}',
  add column first_answered_at timestamptz;

update cases c set first_answered_at = a.at
from (
  select case_id, min(created_at) as at from messages
  where direction = 'out' and not automatic and undone_at is null and lost_at is null group by case_id
) a
where a.case_id = c.id;

update cases c set unanswered_contacts = u.contacts, unanswered_channels = u.channels
from (
  select m.case_id, count(*)::integer as contacts, array_agg(distinct m.channel) as channels
  from messages m
  left join (
    select case_id, max(id) as id from messages
    where direction = 'out' and not automatic and undone_at is null and lost_at is null group by case_id
  ) a on a.case_id = m.case_id
  where m.direction = 'in' and m.kind in ('message', 'imported') and m.auto_reply is null and m.id > coalesce(a.id, 0)
  group by m.case_id
) u
where u.case_id = c.id;

-- What a new message of a person may go on with: their newest cases that are not done, and those done lately. Whoever has
-- ten thousand cases costs no more than whoever has ten.
create index cases_to_join on cases (customer_id, last_message_at desc)
  where merged_into is null and category in ('new', 'open', 'waiting_customer', 'waiting_partner');
create index cases_done_lately on cases (customer_id, (coalesce(closed_at, solved_at)) desc)
  where merged_into is null and category in ('solved', 'closed') and solved_at is not null;
