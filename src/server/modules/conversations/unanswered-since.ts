import type { Ctx } from "../../kernel/ctx.ts";
import { firstUnanswered, lastAnswer, type Together } from "./store/unanswered.ts";

/**
 * Since when the customer of each of these cases waits for a person's answer: the time of their first message after the
 * last one that a person sent them. Cases in which all is answered are absent.
 */
export async function unansweredSinceOf(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, Date>> {
  const rows = caseIds.length === 0 ? [] : await firstUnanswered(ctx.db, caseIds);
  return new Map(rows.map((row) => [row.caseId, row.at]));
}

/** When a person of ours last answered a case and one that was part of it together; null for never. */
export async function answeredTogether(ctx: Ctx, caseId: number, together: Together): Promise<Date | null> {
  return lastAnswer(ctx.db, caseId, together);
}
