-- What passages mean, as an embedding model sees it; only where one is set up. Goes with its passage.
create table knowledge_embeddings (
  passage_id bigint primary key references knowledge_passages on delete cascade,
  -- Another model's numbers mean something else.
  model text not null,
  -- Normalised to length 1: 32-bit floats, little-endian.
  vector bytea not null
);
create index knowledge_embeddings_of_model on knowledge_embeddings (model, passage_id);

-- The signs of the same numbers: far from each other in bits is far in meaning, and quick to count. In a table of its own,
-- which is read whole for each question and therefore has to be narrow.
create table knowledge_embedding_bits (
  passage_id bigint primary key references knowledge_embeddings on delete cascade,
  bits bit varying not null
);
