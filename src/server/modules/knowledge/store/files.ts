import type { Audience } from "../../../../shared/contract/knowledge.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `knowledge_files`. */
export type FileRow = {
  key: string;
  articleId: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
  addedBy: number | null;
  createdAt: Date;
};

export async function insertFile(db: Database, file: FileRow): Promise<void> {
  await db.insertInto("knowledgeFiles").values(file).execute();
}

/** A file with what decides who may see it. */
export type FileToShow = FileRow & {
  audience: Audience;
  brandIds: number[];
  expiresAt: Date | null;
  archivedAt: Date | null;
  isPublished: boolean;
};

export async function fileByKey(db: Database, key: string): Promise<FileToShow | undefined> {
  return (await db
    .selectFrom("knowledgeFiles as f")
    .innerJoin("knowledgeArticles as a", "a.id", "f.articleId")
    .selectAll("f")
    .select(["a.audience", "a.brandIds", "a.expiresAt", "a.archivedAt"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("knowledgeEditions as e")
          .select("e.id")
          .whereRef("e.articleId", "=", "f.articleId")
          .where("e.publishedVersion", "is not", null),
      ).as("isPublished"),
    )
    .where("f.key", "=", key)
    .executeTakeFirst()) as FileToShow | undefined;
}
