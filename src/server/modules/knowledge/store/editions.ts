import { sql } from "kysely";
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
  draftSourceVersion: number | null;
  returnedNote: string | null;
  returnedBy: number | null;
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
  made: { by: number | null; at: Date; revision: number; sourceVersion?: number | null },
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
      draftSourceVersion: words ? (made.sourceVersion ?? null) : null,
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

/** Says whether a look at the draft is asked for, and what a reviewer said of it. */
export async function setReview(
  db: Database,
  id: number,
  review: Pick<EditionRow, "reviewAskedBy" | "reviewAskedAt" | "returnedNote" | "returnedBy">,
): Promise<void> {
  await db.updateTable("knowledgeEditions").set(review).where("id", "=", id).execute();
}

export async function setSlug(db: Database, id: number, slug: string): Promise<void> {
  await db.updateTable("knowledgeEditions").set({ slug }).where("id", "=", id).execute();
}

export async function deleteEdition(db: Database, id: number): Promise<void> {
  await db.deleteFrom("knowledgeEditions").where("id", "=", id).execute();
}

/** The versions of an edition without their text, the newest first. */
export async function versionsOf(
  db: Database,
  editionId: number,
  before: number,
  limit: number,
): Promise<Omit<VersionRow, "body" | "summary">[]> {
  return db
    .selectFrom("knowledgeVersions")
    .select(["editionId", "number", "title", "sourceVersion", "note", "writtenBy", "publishedBy", "createdAt"])
    .where("editionId", "=", editionId)
    .where("number", "<", before)
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
}

export type WaitingRow = {
  id: number;
  articleId: number;
  locale: Locale;
  title: string;
  askedBy: number | null;
  askedAt: Date;
};

/** Drafts that somebody asks to be looked at, the longest waiting first. */
export async function waitingForReview(
  db: Database,
  after: { at: string; id: number } | null,
  limit: number,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select e.id, e.article_id, e.locale, e.draft_title as title, e.review_asked_by as asked_by, e.review_asked_at as asked_at
    from knowledge_editions e
    where e.review_asked_at is not null
      and (${after === null} or (e.review_asked_at, e.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? 0}::bigint))
    order by e.review_asked_at, e.id limit ${limit}
  `.execute(db);
  return rows;
}
