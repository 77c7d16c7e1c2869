import type { Ctx } from "../../kernel/ctx.ts";
import { lockMadeBecause, whyMade } from "../promises/index.ts";
import { findPromisesTaken, type RemedyFacts } from "./store/remedies.ts";

/** What a settlement writes into the log of the promise that it makes. */
const BECAUSE = "settlement";

/** The kind of promise by which a remedy is owed; cash is money as a refund is. */
export function promiseKindOf(kind: RemedyFacts["kind"]): string {
  return kind === "cash" ? "refund" : kind;
}

/**
 * The promise of the settlement that a remedy fulfils: of its kind, in its case, unsettled, and not of another remedy yet.
 * So what was agreed is owed once, by the date that was agreed. Null: nothing of the kind was.
 */
export async function agreedPromiseOf(tx: Ctx, caseId: number, kind: RemedyFacts["kind"]): Promise<number | null> {
  const agreed = await lockMadeBecause(tx, { caseId, kind: promiseKindOf(kind), because: BECAUSE });
  const ids = agreed.map(({ id }) => id);
  const taken = await findPromisesTaken(tx.db, ids);
  return ids.find((id) => !taken.has(id)) ?? null;
}

/** True for a promise that a settlement made: it stands on when the remedy that was to keep it is cancelled. */
export async function isAgreed(ctx: Ctx, promiseId: number): Promise<boolean> {
  return (await whyMade(ctx, [promiseId])).get(promiseId)?.[BECAUSE] !== undefined;
}
