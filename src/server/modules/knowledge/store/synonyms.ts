import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type SynonymRow = { id: number; words: string[] };

/** All groups of words that mean the same; there are as many as editors keep by hand. */
export async function allSynonyms(db: Database): Promise<SynonymRow[]> {
  return db.selectFrom("knowledgeSynonyms").select(["id", "words"]).orderBy("id").execute();
}

/** Writes these groups in the place of all others. */
export async function replaceSynonyms(db: Database, groups: readonly string[][], at: Date): Promise<void> {
  await db.deleteFrom("knowledgeSynonyms").execute();
  if (groups.length === 0) return;
  await sql`
    insert into knowledge_synonyms (words, updated_at)
    select array(select jsonb_array_elements_text(g.words)), ${at}
    from jsonb_array_elements(${JSON.stringify(groups)}::jsonb) with ordinality as g(words, place) order by place
  `.execute(db);
}

/** Holds the list until the transaction ends: two changes at once would each lose the other's. */
export async function lockSynonyms(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('knowledge.synonyms'))`.execute(db);
}
