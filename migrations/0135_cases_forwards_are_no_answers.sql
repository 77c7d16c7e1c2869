-- What went to others was taken for our first answer when that was first reckoned: only what the customer got is one.
update cases c set first_answered_at = (
  select min(m.created_at) from messages m
  where m.case_id = c.id and m.direction = 'out' and m.kind = 'reply' and not m.automatic and m.undone_at is null
    and m.lost_at is null
)
where c.first_answered_at is not null
  and exists (
    select from messages f
    where f.case_id = c.id and f.direction = 'out' and f.kind = 'forward' and f.created_at = c.first_answered_at
  );
