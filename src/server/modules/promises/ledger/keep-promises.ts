import type { Ctx } from "../../../kernel/ctx.ts";
import { typesOfEvents } from "../../../kernel/events/of-cases.ts";
import { promiseKind } from "../kinds.ts";
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
  /** only these of them, where the fact is about these alone */
  promiseIds?: readonly number[];
  /** what the log keeps of it beside the event, such as the attempts that were made */
  proof?: Record<string, unknown>;
};

/**
 * Settles promises by evidence: open ones become kept, or kept late when it came after their time; broken ones become
 * kept late. Promises that the evidence does not fit, that their kind is not kept by (`PromiseKind.evidence`), and settled ones, stay as they are.
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
    const types = await typesOf(tx, facts, candidates);
    const deeds = candidates.flatMap((row) => {
      const fact = facts.find((one) => fits(one, row) && keeps(row.kind, types.get(one.evidenceEventId ?? 0)));
      if (!fact) return [];
      return [{ row, act: keepBy(fact), at: fact.at }];
    });
    const done = await actOnPromises(tx, deeds);
    return done.filter(({ verdict }) => verdict.outcome === "done").map(({ row }) => row.id);
  });
}

function fits(fact: Evidence, row: PromiseFacts): boolean {
  if (row.caseId !== fact.caseId || !fact.kinds.includes(row.kind)) return false;
  if (fact.promiseIds && !fact.promiseIds.includes(row.id)) return false;
  return row.startedAt <= (fact.answersUntil ?? fact.at);
}

/** The types of the events, looked up only where a kind says which of them keep it. */
async function typesOf(
  ctx: Ctx,
  facts: readonly Evidence[],
  rows: readonly PromiseFacts[],
): Promise<Map<number, string>> {
  const asked = facts.filter((fact) => rows.some((row) => promiseKind(row.kind).evidence && fits(fact, row)));
  return typesOfEvents(
    ctx.db,
    asked.flatMap(({ evidenceEventId }) => evidenceEventId ?? []),
  );
}

/** Nothing keeps a promise but what its kind says does. */
function keeps(kind: string, type: string | undefined): boolean {
  const { evidence } = promiseKind(kind);
  return evidence === undefined || (type !== undefined && evidence.includes(type));
}

function keepBy({ at, evidenceEventId, proof }: Evidence) {
  return { kind: "keep", at: at.getTime(), evidenceEventId, ...(proof && { proof }) } as const;
}
