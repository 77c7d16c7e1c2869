import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Imported = { source: string; externalId: string; locale: Locale };

/** What was brought in of one article of a source, in each language. */
export async function importsOf(
  db: Database,
  source: string,
  externalId: string,
): Promise<{ locale: string; hash: string; articleId: number }[]> {
  return db
    .selectFrom("knowledgeImports")
    .select(["locale", "hash", "articleId"])
    .where("source", "=", source)
    .where("externalId", "=", externalId)
    .execute();
}

export async function noteImport(
  db: Database,
  row: Imported & { hash: string; articleId: number; importedAt: Date },
): Promise<void> {
  const { hash, articleId, importedAt } = row;
  await db
    .insertInto("knowledgeImports")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["source", "externalId", "locale"]).doUpdateSet({ hash, articleId, importedAt }),
    )
    .execute();
}
