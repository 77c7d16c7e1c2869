import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import {
  declarePromiseKind,
  disputeDismissed,
  disputeUpheld,
  findPromisesById,
  keepPromises,
  type PromiseFacts,
} from "../../promises/index.ts";
import { disputesOfDecisions, findDisputes } from "./store.ts";

/** A lead or a manager decides something: kept by the decision, and theirs whoever has the case. */
export const decision = declarePromiseKind({
  kind: "decision",
  keptByFacts: true,
  staysWithKeeper: true,
  catchUp,
});

/** A dispute was answered: whoever promised to answer it did. */
export async function keepDecisionOf(ctx: Ctx, { id, at, data }: EventRow<{ promiseId: number }>): Promise<void> {
  await ctx.tx(async (tx) => {
    const [dispute] = await findDisputes(tx.db, [data.promiseId]);
    const promise = dispute && (await findPromisesById(tx, [dispute.decisionId])).get(dispute.decisionId);
    if (!promise || promise.caseId === null) return;
    const evidence = { caseId: promise.caseId, kinds: [decision.kind], evidenceEventId: id, at };
    await keepPromises(tx, { ...evidence, promiseIds: [promise.id] });
  });
}

/** Looks for answers that were given, before anything rings. Decisions about other things are other modules' to keep. */
async function catchUp(ctx: Ctx, promises: readonly PromiseFacts[]): Promise<void> {
  const ids = promises.map(({ id }) => id);
  const disputes = await disputesOfDecisions(ctx.db, ids);
  const answered = promises.filter(({ id }) => disputes.get(id)?.outcome);
  const caseIds = [...new Set(answered.flatMap((row) => row.caseId ?? []))];
  const given = await eventsOfCases(ctx.db, caseIds, [disputeUpheld.type, disputeDismissed.type]);
  for (const { id, caseId } of answered) {
    const about = disputes.get(id)!.promiseId;
    const event = given.findLast(({ data }) => (data as { promiseId: number }).promiseId === about);
    if (!event || caseId === null) continue;
    const evidence = { caseId, kinds: [decision.kind], evidenceEventId: event.id, at: event.at };
    await keepPromises(ctx, { ...evidence, promiseIds: [id] }, promises);
  }
}
