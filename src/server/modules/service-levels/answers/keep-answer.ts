import { keptByAnswering } from "../../../../shared/promise-kinds.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { promisesKeptBy } from "../../conversations/index.ts";
import { keepPromises } from "../../promises/index.ts";
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
    const fact = { caseId, evidenceEventId: id, at, answersUntil };
    const promiseIds = await promisesKeptBy(tx, data.messageId);
    await keepPromises(tx, [
      { ...fact, kinds: replyKinds },
      { ...fact, kinds: keptByAnswering, promiseIds },
    ]);
  });
}
