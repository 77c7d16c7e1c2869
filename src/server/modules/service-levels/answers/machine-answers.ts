import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { keepPromises, openPromises, promisesOfCases, withdrawPromises } from "../../promises/index.ts";
import { contactOf } from "./contact-of.ts";
import { replyKinds } from "./kinds.ts";
import { promiseAnswers } from "./promise-answers.ts";
import { lockAnswers } from "./standing-answers.ts";

/** A machine answered what was asked, with its source: that keeps the promise of an answer. */
export async function keepByMachine(
  ctx: Ctx,
  { eventId, at, answersUntil, caseId }: { eventId: number; at: Date; answersUntil: Date; caseId: number },
): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockAnswers(tx, caseId);
    await keepPromises(tx, { caseId, kinds: replyKinds, evidenceEventId: eventId, at, answersUntil });
  });
}

/**
 * A machine gave a case to people: from then on runs the promise that a person answers, in place of one that stood open
 * while the machine talked. What was broken stays so.
 */
export async function promiseFromHandOver(ctx: Ctx, { caseId, at }: { caseId: number; at: Date }): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockAnswers(tx, caseId);
    const row = (await getCases(tx, [caseId])).get(caseId);
    if (!row) return;
    const open = await openPromises(tx, [caseId], replyKinds);
    if (open.length > 0) {
      await withdrawPromises(tx, { caseIds: [caseId], kinds: replyKinds, reason: "handed_over_by_robot", at });
    }
    const made = (await promisesOfCases(tx, [caseId], new Map())).get(caseId) ?? [];
    const first = !made.some(({ kind, state }) => kind === "first_response" && state !== "withdrawn");
    await promiseAnswers(tx, [contactOf(row, { at, first })], { handedOver: true });
  });
}
