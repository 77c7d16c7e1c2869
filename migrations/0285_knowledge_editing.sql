-- What editors need besides the words: what a translation renders, what a reviewer said, pictures, and whence it came.
alter table knowledge_editions
  -- Of a translation: the version of the source that the draft renders.
  add column draft_source_version integer,
  -- Why a reviewer sent the draft back, until it is asked for again.
  add column returned_note text,
  add column returned_by bigint references staff;

-- The owner was told that it expires soon, or that it has; cleared when the day is moved.
alter table knowledge_articles add column expiry_told text check (expiry_told in ('soon', 'over'));

-- Pictures and films of articles. Who may see one is what the article says, so that the address needs no secret.
create table knowledge_files (
  key text primary key,
  article_id bigint not null references knowledge_articles on delete cascade,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null references files,
  added_by bigint references staff,
  created_at timestamptz not null
);
create index knowledge_files_of_article on knowledge_files (article_id);
create index knowledge_files_by_content on knowledge_files (sha256);

-- What was brought in from elsewhere, so that bringing it in again changes only what has changed.
create table knowledge_imports (
  source text not null,
  external_id text not null,
  locale text not null,
  hash text not null,
  article_id bigint not null references knowledge_articles on delete cascade,
  imported_at timestamptz not null,
  primary key (source, external_id, locale)
);
create index knowledge_imports_of_article on knowledge_imports (article_id);
