-- The characters of a text and each two that stand together: what a stretch of a word is looked up by, in any script. A text
-- that holds a word has all of the word's; which of those really do is looked at afterwards.
create function knowledge_grams(said text) returns text[]
language sql immutable strict parallel safe
as $$
  select coalesce(array_agg(distinct g), '{}')
  from (
    select c, c || lead(c) over (order by at) as pair
    from unnest(string_to_array(lower(said), null)) with ordinality as t(c, at)
  ) letters, lateral (values (c), (pair)) as grams(g)
  where g is not null
$$;
create index knowledge_versions_grams on knowledge_versions using gin (knowledge_grams(title || E'\n' || body));
create index knowledge_drafts_grams on knowledge_editions using gin (knowledge_grams(draft_title || E'\n' || draft_body))
  where draft_body is not null;
