-- The report of a span asks which articles led to messages, over all of them.
create index help_contacts_by_time on help_contacts (at, article_id);
