import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** The first passages of published articles, which begin with the summary. */
export async function leadPassages(
  db: Database,
  { articleIds, locale }: { articleIds: readonly number[]; locale: Locale },
): Promise<Map<number, string>> {
  const { rows } = await sql<{ articleId: number; text: string }>`
    select distinct on (article_id) article_id, text from knowledge_passages
    where article_id = any(${[...articleIds]}::bigint[]) and locale = ${locale}
    order by article_id, id
  `.execute(db);
  return new Map(rows.map(({ articleId, text }) => [articleId, text]));
}
