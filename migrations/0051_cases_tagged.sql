-- Most cases have no tag: both indexes leave those out, so that writing them costs nothing. Without the pending list a
-- list never has to read through unsorted entries.
drop index cases_by_tag;
create index cases_by_tag on cases using gin (tags) with (fastupdate = off)
  where merged_into is null and cardinality(tags) <> 0;
-- The newest cases of a tag that many have: of those that have any a good part have this one.
create index cases_tagged on cases (updated_at, id) where merged_into is null and cardinality(tags) <> 0;
