-- What a settlement promised is kept by one remedy: two that are given at once do not both count as it.
create unique index remedies_of_promise on remedies (promise_id)
  where promise_id is not null and state in ('booked', 'carried_out');
