import type { Ctx } from "../../../kernel/ctx.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockUnsettled } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";

/** The fact that settles promises of a case. */
export type Evidence = {
  caseId: number;
  kinds: readonly string[];
  /** the event that tells of it */
  evidenceEventId: number | null;
  /** when it happened: in time or late is judged by this */
  at: Date;
  /** Promises that began after this are not settled by it: the customer wrote again while the answer was on its way. */
  answersUntil?: Date;
};

/**
 * Settles promises by evidence: open ones become kept, or kept late when it came after their time; broken ones become
 * kept late. Promises that the evidence does not fit, and settled ones, stay as they are.
 *
 * @param rows locked rows to look among, in place of all of the cases
 * @returns ids of the promises that were settled
 */
export async function keepPromises(
  ctx: Ctx,
  evidence: Evidence | readonly Evidence[],
  rows?: readonly PromiseFacts[],
): Promise<number[]> {
  const facts: readonly Evidence[] = "caseId" in evidence ? [evidence] : evidence;
  if (facts.length === 0) return [];
  return ctx.tx(async (tx) => {
    const cases = facts.map(({ caseId }) => caseId);
    const kinds = [...new Set(facts.flatMap((fact) => fact.kinds))];
    const candidates = rows ?? (await lockUnsettled(tx.db, cases, kinds));
    const deeds = candidates.flatMap((row) => {
      const fact = facts.find((one) => fits(one, row));
      if (!fact) return [];
      return [{ row, act: keepBy(fact), at: fact.at }];
    });
    const done = await actOnPromises(tx, deeds);
    return done.filter(({ verdict }) => verdict.outcome === "done").map(({ row }) => row.id);
  });
}

function fits(fact: Evidence, row: PromiseFacts): boolean {
  if (row.caseId !== fact.caseId || !fact.kinds.includes(row.kind)) return false;
  return row.startedAt <= (fact.answersUntil ?? fact.at);
}

function keepBy({ at, evidenceEventId }: Evidence) {
  return { kind: "keep", at: at.getTime(), evidenceEventId } as const;
}
