import { type RawBuilder, sql } from "kysely";
import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type ArticleUse = {
  caseId: number;
  articleId: number;
  customerId: number;
  byRobot: boolean;
  staffId: number | null;
  at: Date;
};

/** Notes that an article went into the answer to a case; the first time is what counts. */
export async function insertUse(db: Database, use: ArticleUse): Promise<void> {
  await db
    .insertInto("solutionArticles")
    .values(use)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** In how many cases' answers an article was, and how many of those are done. */
export async function countUses(db: Database, articleId: number): Promise<{ used: number; solved: number }> {
  const { rows } = await sql<{ used: number; solved: number }>`
    select count(*)::int as used, (count(*) filter (where c.category in ('solved', 'closed')))::int as solved
    from solution_articles a join cases c on c.id = a.case_id where a.article_id = ${articleId}
  `.execute(db);
  return rows[0]!;
}

/** @param visible condition on `c`, the case */
export async function usesOf(
  db: Database,
  articleId: number,
  visible: RawBuilder<boolean>,
  limit: number,
): Promise<{ caseId: number; subject: string; category: CaseCategory; byRobot: boolean; at: Date }[]> {
  const { rows } = await sql<{
    caseId: number;
    subject: string;
    category: CaseCategory;
    byRobot: boolean;
    at: Date;
  }>`
    select a.case_id, c.subject, c.category, a.by_robot, a.at
    from solution_articles a join cases c on c.id = a.case_id
    where a.article_id = ${articleId} and ${visible} order by a.at desc, a.case_id desc limit ${limit}
  `.execute(db);
  return rows;
}
