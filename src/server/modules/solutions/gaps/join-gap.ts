import { sql } from "kysely";
import { maskPersonalData } from "../../../../shared/personal-data.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { likenessOf } from "../likeness.ts";
import { gapById, insertGap, recountGap } from "../store/gaps.ts";
import { putIntoGap, type SolutionRow, solutionsLike } from "../store/solutions.ts";

/** Below this the knowledge base says nothing about a question. */
const UNCOVERED = 0.5;
/** So alike are two that ask the same. */
const ALIKE = 0.6;
/** So many that ask the same are a to-do. */
const FEWEST = 3;
const COMPARED = 50;
const QUESTION = 200;

/** Puts a question that is answered nowhere to those that ask the same; enough of them are a gap. */
export async function joinGap(ctx: Ctx, solution: SolutionRow): Promise<void> {
  if (solution.gapId !== null) return recountGap(ctx.db, solution.gapId);
  if (solution.covered >= UNCOVERED) return;
  const like = await likenessOf(ctx, solution.question);
  if (!like) return;
  // One at a time: two that come together would else each begin a gap.
  await sql`select pg_advisory_xact_lock(hashtext('solutions.join-gap'))`.execute(ctx.db);
  const visible = sql<boolean>`s.covered < ${UNCOVERED} and s.case_id <> ${solution.caseId}`;
  const near = await solutionsLike(ctx.db, { like, visible, atLeast: ALIKE, limit: COMPARED });
  // A long letter has the words of many a short question without asking it.
  const same = near.filter(({ terms }) => terms <= 3 * like.terms.length + 3);
  for (const gapId of new Set(same.flatMap((other) => other.gapId ?? []))) {
    const gap = await gapById(ctx.db, gapId, true);
    if (!gap) continue;
    await putIntoGap(ctx.db, [solution.caseId], gapId);
    return recountGap(ctx.db, gapId);
  }
  const asking = [solution, ...same.filter(({ gapId }) => gapId === null)];
  if (new Set(asking.map(({ customerId }) => customerId)).size < FEWEST) return;
  const question = maskPersonalData(shortest(asking)).slice(0, QUESTION);
  const gapId = await insertGap(ctx.db, { question, language: solution.language }, ctx.now());
  await putIntoGap(
    ctx.db,
    asking.map(({ caseId }) => caseId),
    gapId,
  );
  await recountGap(ctx.db, gapId);
}

/** A question fewer are behind. */
export async function leaveGap(ctx: Ctx, gapId: number): Promise<void> {
  await recountGap(ctx.db, gapId);
}

/** Of several ways to ask the same, the one that says it in fewest words. */
function shortest(asking: readonly SolutionRow[]): string {
  return asking.map(({ question }) => question.trim()).toSorted((a, b) => a.length - b.length)[0]!;
}
