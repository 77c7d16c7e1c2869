-- What readers see of a language, the newest first: lists, feeds and the map of the help site.
create index knowledge_editions_published on knowledge_editions (locale, published_at desc, id desc)
  where published_version is not null;
