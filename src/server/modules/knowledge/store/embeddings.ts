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
    with given as (
      select n.id, n.vector, n.bits::varbit as bits
      from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ vector }) => bytesOf(vector))}::bytea[],
        ${rows.map(({ vector }) => bitsOf(vector))}::text[]) as n(id, vector, bits)
      join knowledge_passages p using (id)
    ), written as (
      insert into knowledge_embeddings (passage_id, model, vector) select id, ${model}, vector from given
      on conflict (passage_id) do update set model = excluded.model, vector = excluded.vector
    )
    insert into knowledge_embedding_bits (passage_id, bits) select id, bits from given
    on conflict (passage_id) do update set bits = excluded.bits
  `.execute(db);
}

type Wanted = { reader: Reader; locales: readonly Locale[]; now: Date };

/** Of so many nearest by their bits the readers are looked at; mostly they may read them. */
const LOOKED_UP = 800;
const ALL = 1_000_000;

/**
 * The passages whose meaning is nearest to a vector's, of what a reader may read. First by the bits in which they differ,
 * which costs a few nanoseconds each; of the best so many by their real vectors.
 */
export async function nearestPassages(db: Database, wanted: Wanted, meant: Meant): Promise<Nearby[]> {
  const found = await nearestAmong(db, wanted, meant, LOOKED_UP);
  // What a reader may not read must not push out what they may.
  return found.length < meant.limit ? nearestAmong(db, wanted, meant, ALL) : found;
}

type Meant = { model: string; vector: Float32Array; first: number; limit: number };
type Nearby = Match & { likeness: number };

async function nearestAmong(
  db: Database,
  { reader, locales, now }: Wanted,
  { model, vector, first, limit }: Meant,
  lookedUp: number,
): Promise<Nearby[]> {
  const { rows } = await sql<Match & { vector: Buffer }>`
    with nearest as materialized (
      select passage_id, bit_count(bits # ${bitsOf(vector)}::text::varbit) as off from knowledge_embedding_bits
      where length(bits) = ${vector.length} order by off, passage_id limit ${lookedUp}
    ), near as materialized (
      select n.passage_id from nearest n
      join knowledge_embeddings e using (passage_id) join knowledge_passages k on k.id = n.passage_id
      where e.model = ${model} and k.audience = any(${[...reader.audiences]})
        and (${reader.brandId}::bigint is null or k.brand_ids = '{}' or ${reader.brandId}::bigint = any(k.brand_ids))
        and k.locale = any(${[...locales]}) and (k.expires_at is null or k.expires_at > ${now})
      order by n.off, n.passage_id limit ${first}
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
  // A copy begins where numbers of four bytes may begin.
  const other = new Float32Array(new Uint8Array(bytes).buffer);
  let sum = 0;
  for (let at = 0; at < vector.length; at++) sum += vector[at]! * other[at]!;
  return sum;
}
