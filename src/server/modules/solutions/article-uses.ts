import { sql } from "kysely";
import type { CasesOfArticle } from "../../../shared/contract/solutions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCase, mayReadCase } from "../cases/index.ts";
import { articleExists } from "../knowledge/index.ts";
import { countUses, insertUse, usesOf } from "./store/article-uses.ts";

const NEWEST = 20;

/**
 * An article went into the answer to a case.
 * @throws cases.not_found, knowledge.article_unknown
 */
export async function noteArticleUsed(
  ctx: Ctx,
  { caseId, articleId, byRobot = false }: { caseId: number; articleId: number; byRobot?: boolean },
): Promise<void> {
  const { customerId } = await getCase(ctx, caseId);
  await articleExists(ctx, articleId);
  const staffId = ctx.actor.kind === "staff" ? ctx.actor.id : null;
  await insertUse(ctx.db, { caseId, articleId, customerId, byRobot, staffId, at: ctx.now() });
}

/** Which cases an article answered. @throws knowledge.article_unknown */
export async function casesOfArticle(ctx: Ctx, articleId: number): Promise<CasesOfArticle> {
  await articleExists(ctx, articleId);
  const [counts, rows] = await Promise.all([
    countUses(ctx.db, articleId),
    usesOf(ctx.db, articleId, mayReadCase(ctx.actor, sql.ref("c.id")), NEWEST),
  ]);
  return { ...counts, items: rows.map(({ at, ...use }) => ({ ...use, at: at.toISOString() })) };
}
