import type { Ctx } from "../../../kernel/ctx.ts";
import { keptByMessages } from "../../conversations/index.ts";
import { keepPromise, keepPromises } from "../../promises/index.ts";
import { replyKinds } from "./kinds.ts";
import { lockAnswers, standingAnswers } from "./standing-answers.ts";

/** Keeps what was promised by an answer, and what its author said that it keeps, unless it is known by now to have reached nobody. */
export async function keepAnswer(ctx: Ctx, { eventId, caseId }: { eventId: number; caseId: number }): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockAnswers(tx, caseId);
    const event = (await standingAnswers(tx, [caseId])).find(({ id }) => id === eventId);
    if (!event) return;
    const { id, at, data } = event;
    const answersUntil = new Date(data.at);
    await keepPromises(tx, { caseId, kinds: replyKinds, evidenceEventId: id, at, answersUntil });
    for (const promiseId of (await keptByMessages(tx.db, [data.messageId])).get(data.messageId) ?? [])
      await keepPromise(tx, { id: promiseId, evidenceEventId: id, at });
  });
}
