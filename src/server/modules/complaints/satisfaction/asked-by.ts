import type { Ctx } from "../../../kernel/ctx.ts";
import { findAskedBy } from "./store.ts";

/** So long an answer by a digit is taken for one; the link is good for longer. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/** How far back a question is looked for. */
export function askedSince(ctx: Ctx): Date {
  return new Date(ctx.now().getTime() - DAYS * DAY_MS);
}

/** Which of these messages of ours asked the customer how they found it, with the case and what they said so far. */
export async function ratingsAskedBy(
  ctx: Ctx,
  messageIds: readonly number[],
): Promise<Map<number, { caseId: number; rating: number | null }>> {
  const rows = await findAskedBy(ctx.db, messageIds, askedSince(ctx));
  return new Map(rows.map(({ messageId, ...asked }) => [messageId, asked]));
}
