import type { Ctx } from "../../kernel/ctx.ts";
import { anonymousMessages, countByForm, type Submission, submissionsAfter } from "./store/submissions.ts";

export type { Submission } from "./store/submissions.ts";

/** What was sent by a form, oldest first; of whatever case, so the caller sees to who may see those. */
export function submissionsOf(ctx: Ctx, formId: number, page: { after: number; limit: number }): Promise<Submission[]> {
  return submissionsAfter(ctx.db, formId, page);
}

/** How much was sent by each of these forms; counting stops at 10,000. */
export async function countSubmissions(ctx: Ctx, formIds: readonly number[]): Promise<Map<number, number>> {
  const rows = formIds.length === 0 ? [] : await countByForm(ctx.db, formIds);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The messages of a case that were sent by a form without saying who one is. */
export function anonymousIn(ctx: Ctx, caseId: number): Promise<number[]> {
  return anonymousMessages(ctx.db, caseId);
}
