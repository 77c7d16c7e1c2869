import { type RemedyKind, remedyKinds } from "../../../shared/contract/remedies.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { mergedFamilyOf } from "../cases/index.ts";
import type { settlementAgreed } from "../complaints/index.ts";
import { lockMadeBecause, whyMade, withdrawPromise } from "../promises/index.ts";
import { changeRemedy, findPromisesTaken, lockBooked, type RemedyFacts } from "./store/remedies.ts";

/** What a settlement writes into the log of the promise that it makes. */
const BECAUSE = "settlement";

type Agreed = NonNullable<(typeof settlementAgreed)["_data"]>;

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

/**
 * A settlement may be agreed on what was booked before. Then it is owed by the settlement's promise alone, and the one that
 * came with the remedy is withdrawn: the customer reads of one date, not of two.
 */
export async function joinAgreed(
  ctx: Ctx,
  { caseId, remedy, amountMinor, currency, promiseId }: Agreed,
): Promise<void> {
  const kind = remedyKinds.find((one) => one === remedy) as RemedyKind | undefined;
  if (!kind || promiseId === null) return;
  await ctx.tx(async (tx) => {
    const booked = await lockBooked(tx.db, { caseIds: await mergedFamilyOf(tx, caseId), kind });
    if ((await findPromisesTaken(tx.db, [promiseId])).has(promiseId)) return;
    for (const row of booked) {
      if (amountMinor !== null && (row.amount !== amountMinor || row.currency !== currency)) continue;
      if (row.promiseId !== null && (await isAgreed(tx, row.promiseId))) continue;
      if (row.promiseId !== null) await withdrawPromise(tx, { id: row.promiseId, reason: "agreed_anew" });
      await changeRemedy(tx.db, row.id, { promiseId });
      return;
    }
  });
}
