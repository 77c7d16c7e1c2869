import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `knowledge_editions`. */
export type EditionRow = {
  id: number;
  articleId: number;
  locale: Locale;
  slug: string;
  publishedVersion: number | null;
  publishedAt: Date | null;
  draftTitle: string | null;
  draftSummary: string | null;
  draftBody: string | null;
  draftBy: number | null;
  draftAt: Date | null;
  draftRevision: number;
  reviewAskedBy: number | null;
  reviewAskedAt: Date | null;
};

/** A row of `knowledge_versions`. */
export type VersionRow = ArticleWords & {
  editionId: number;
  number: number;
  sourceVersion: number | null;
  note: string;
  writtenBy: number | null;
  publishedBy: number | null;
  createdAt: Date;
};

export async function insertEdition(
  db: Database,
  edition: { articleId: number; locale: Locale; slug: string },
): Promise<number> {
  const { id } = await db.insertInto("knowledgeEditions").values(edition).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function editionsOf(db: Database, articleId: number): Promise<EditionRow[]> {
  const query = db.selectFrom("knowledgeEditions").selectAll().where("articleId", "=", articleId).orderBy("locale");
  return (await query.execute()) as EditionRow[];
}

export async function editionIn(
  db: Database,
  articleId: number,
  locale: Locale,
  lock = false,
): Promise<EditionRow | undefined> {
  const query = db
    .selectFrom("knowledgeEditions")
    .selectAll()
    .where("articleId", "=", articleId)
    .where("locale", "=", locale);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as EditionRow | undefined;
}

/** Writes a draft over the one before; null takes it away. */
export async function writeDraft(
  db: Database,
  id: number,
  words: ArticleWords | null,
  made: { by: number | null; at: Date; revision: number },
): Promise<void> {
  await db
    .updateTable("knowledgeEditions")
    .set({
      draftTitle: words?.title ?? null,
      draftSummary: words?.summary ?? null,
      draftBody: words?.body ?? null,
      draftBy: words ? made.by : null,
      draftAt: words ? made.at : null,
      draftRevision: made.revision,
    })
    .where("id", "=", id)
    .execute();
}

export async function insertVersion(db: Database, version: VersionRow): Promise<void> {
  await db.insertInto("knowledgeVersions").values(version).execute();
}

export async function versionOf(db: Database, editionId: number, number: number): Promise<VersionRow | undefined> {
  return db
    .selectFrom("knowledgeVersions")
    .selectAll()
    .where("editionId", "=", editionId)
    .where("number", "=", number)
    .executeTakeFirst();
}

export async function lastVersionNumber(db: Database, editionId: number): Promise<number> {
  const row = await db
    .selectFrom("knowledgeVersions")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("editionId", "=", editionId)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** Says what readers see of an edition: this version, or nothing. */
export async function setPublished(db: Database, id: number, version: number | null, at: Date): Promise<void> {
  await db
    .updateTable("knowledgeEditions")
    .set({ publishedVersion: version, publishedAt: version === null ? null : at })
    .where("id", "=", id)
    .execute();
}
