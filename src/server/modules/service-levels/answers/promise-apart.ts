import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases, isActive } from "../../cases/index.ts";
import { reassignPromises, reopenPromises } from "../../promises/index.ts";
import { contactOf } from "./contact-of.ts";
import { followStatus } from "./follow-status.ts";
import { replyKinds } from "./kinds.ts";
import { promiseAnswers } from "./promise-answers.ts";
import { lockAnswers, standingAnswers } from "./standing-answers.ts";

/**
 * Brings the promises of a case that was taken out of another, or that another was taken out of, in line with what it is
 * now: of two promises for the same the merge left one, and the other is open again where the case still needs it. Whoever
 * has none of their own and waits is promised an answer anew.
 */
export async function promiseApart(ctx: Ctx, event: { eventId: number; at: Date; caseId: number }): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockAnswers(tx, event.caseId);
    const row = (await getCases(tx, [event.caseId])).get(event.caseId);
    if (!row || row.mergedInto !== null) return;
    if (isActive(row.category)) {
      const except = row.awaitingSince ? [] : replyKinds;
      await reopenPromises(tx, { caseId: event.caseId, except, at: event.at });
      await reassignPromises(tx, { caseIds: [event.caseId], ownerId: row.ownerId, teamId: row.teamId });
    }
    await followStatus(tx, { ...event, to: row.category });
    if (!row.awaitingSince) return;
    const first = (await standingAnswers(tx, [event.caseId])).length === 0;
    await promiseAnswers(tx, [contactOf(row, { at: row.awaitingSince, first })]);
  });
}
