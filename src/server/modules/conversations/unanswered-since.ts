import type { Ctx } from "../../kernel/ctx.ts";
import { firstUnanswered } from "./store/unanswered.ts";

/**
 * Since when the customer of each of these cases waits for a person's answer: the time of their first message after the
 * last one that a person sent them. Cases in which all is answered are absent.
 */
export async function unansweredSinceOf(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, Date>> {
  const rows = caseIds.length === 0 ? [] : await firstUnanswered(ctx.db, caseIds);
  return new Map(rows.map((row) => [row.caseId, row.at]));
}
