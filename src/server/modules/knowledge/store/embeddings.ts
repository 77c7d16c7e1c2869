import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Reader } from "../reader.ts";
import type { Match } from "./matches.ts";

type Unmeant = { id: number; title: string; heading: string; text: string };

/** Passages whose meaning a model did not say yet, after a place. */
export async function passagesWithout(db: Database, model: string, after: number, limit: number): Promise<Unmeant[]> {
  const { rows } = await sql<Unmeant>`
    select p.id, p.title, p.heading, p.text from knowledge_passages p
    where p.id > ${after} and not exists (select from knowledge_embeddings e where e.passage_id = p.id and e.model = ${model})
    order by p.id limit ${limit}
  `.execute(db);
  return rows;
}

/** How many passages a model has still to look at. */
export async function countWithout(db: Database, model: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from knowledge_passages p
    where not exists (select from knowledge_embeddings e where e.passage_id = p.id and e.model = ${model})
  `.execute(db);
  return rows[0]!.n;
}

/** Keeps what passages mean; of those that are gone meanwhile nothing. */
export async function writeEmbeddings(
  db: Database,
  model: string,
  rows: readonly { id: number; vector: Float32Array }[],
): Promise<void> {
  await sql`
    insert into knowledge_embeddings (passage_id, model, vector, bits)
    select n.id, ${model}, n.vector, n.bits::varbit
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ vector }) => bytesOf(vector))}::bytea[],
      ${rows.map(({ vector }) => bitsOf(vector))}::text[]) as n(id, vector, bits)
    join knowledge_passages p using (id)
    on conflict (passage_id) do update set model = excluded.model, vector = excluded.vector, bits = excluded.bits
  `.execute(db);
}

type Wanted = { reader: Reader; locales: readonly Locale[]; now: Date };

/**
 * The passages whose meaning is nearest to a vector's, of what a reader may read. First by the bits in which they differ,
 * which costs a few nanoseconds each; of the best so many by their real vectors.
 */
export async function nearestPassages(
  db: Database,
  { reader, locales, now }: Wanted,
  { model, vector, first, limit }: { model: string; vector: Float32Array; first: number; limit: number },
): Promise<(Match & { likeness: number })[]> {
  const { rows } = await sql<Match & { vector: Buffer }>`
    with near as materialized (
      select e.passage_id from knowledge_embeddings e join knowledge_passages k on k.id = e.passage_id
      where e.model = ${model} and length(e.bits) = ${vector.length} and k.audience = any(${[...reader.audiences]})
        and (${reader.brandId}::bigint is null or k.brand_ids = '{}' or ${reader.brandId}::bigint = any(k.brand_ids))
        and k.locale = any(${[...locales]}) and (k.expires_at is null or k.expires_at > ${now})
      order by bit_count(e.bits # ${bitsOf(vector)}::text::varbit), e.passage_id limit ${first}
    )
    select n.passage_id, k.article_id, k.locale, d.slug, k.title, k.heading, k.anchor, k.text, k.length,
      coalesce(u.boost, 0) as usage, e.vector
    from near n join knowledge_passages k on k.id = n.passage_id join knowledge_editions d on d.id = k.edition_id
    join knowledge_embeddings e on e.passage_id = n.passage_id
    left join knowledge_usage u on u.article_id = k.article_id
  `.execute(db);
  return rows
    .map(({ vector: bytes, ...match }) => ({ ...match, likeness: likenessOf(vector, bytes) }))
    .toSorted((a, b) => b.likeness - a.likeness || a.passageId - b.passageId)
    .slice(0, limit);
}

function bitsOf(vector: Float32Array): string {
  return Array.from(vector, (value) => (value > 0 ? "1" : "0")).join("");
}

function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** The cosine: both have the length 1. */
function likenessOf(vector: Float32Array, bytes: Buffer): number {
  let sum = 0;
  for (const [at, value] of vector.entries()) sum += value * bytes.readFloatLE(at * 4);
  return sum;
}
