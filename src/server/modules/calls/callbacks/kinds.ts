import type { Ctx } from "../../../kernel/ctx.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import { declarePromiseKind, type PromiseFacts } from "../../promises/index.ts";
import { callAnswered, callEnded } from "../events.ts";
import { canCallBack } from "./can-call-back.ts";
import { keepByAnswer, keepByAttempts } from "./keep-callback.ts";

/**
 * Calling somebody back. The telephone knows whether it was done: it is kept by a call that they answered, or by honest
 * attempts as the rule says, and by somebody's word only on a desk without a telephone.
 */
export const callback = declarePromiseKind({
  kind: "callback",
  keptByFacts: true,
  evidence: [callAnswered.type, callEnded.type],
  keptByWord: async (ctx) => !(await canCallBack(ctx)),
  catchUp,
});

/** Looks for calls that were made, before anything rings. */
async function catchUp(ctx: Ctx, promises: readonly PromiseFacts[]): Promise<void> {
  const caseIds = [...new Set(promises.flatMap((row) => row.caseId ?? []))];
  for (const { id, type, at, caseId, data } of await eventsOfCases(ctx.db, caseIds, [
    callAnswered.type,
    callEnded.type,
  ])) {
    const call = data as { callId: number; direction: string };
    if (call.direction !== "out") continue;
    const made = { callId: call.callId, caseId: caseId!, eventId: id, at };
    await (type === callAnswered.type ? keepByAnswer(ctx, made, promises) : keepByAttempts(ctx, made, promises));
  }
}
