-- How articles are used where they are found: sums that lose half their weight in 90 days, and what the ranking makes of them.
create table knowledge_usage (
  article_id bigint primary key references knowledge_articles on delete cascade,
  -- How often it would have been opened if it were as good as others at its place.
  expected double precision not null,
  opened double precision not null,
  helped double precision not null,
  not_helped double precision not null,
  -- A share of the score, at most 0.03 up or down.
  boost real not null check (boost between -0.03 and 0.03),
  at timestamptz not null
);
