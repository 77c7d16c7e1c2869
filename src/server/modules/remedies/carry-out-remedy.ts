import type { Ctx } from "../../kernel/ctx.ts";
import { getCurrentCase } from "../cases/index.ts";
import { factsOf } from "./book-remedy.ts";
import { postEntry } from "./books/post-entry.ts";
import { notBooked } from "./errors.ts";
import { remedyCarriedOut } from "./events.ts";
import { lockVisible } from "./find-remedies.ts";
import { changeRemedy } from "./store/remedies.ts";

/**
 * Books that a remedy has reached the customer: paid out, sent or redeemed, with what shows it. That event keeps the promise.
 * Said again of one that was carried out it changes nothing.
 *
 * @throws remedies.not_found, remedies.not_booked
 */
export async function carryOutRemedy(ctx: Ctx, id: number, { evidence }: { evidence: string }): Promise<void> {
  await ctx.tx(async (tx) => {
    const remedy = await lockVisible(tx, id);
    if (remedy.state === "carried_out") return;
    if (remedy.state !== "booked") throw notBooked();
    const { amount, currency, promiseId } = remedy;
    const { id: caseId, customerId } = await getCurrentCase(tx, remedy.caseId);
    await postEntry(tx, {
      kind: "payout",
      remedyId: id,
      words: evidence.trim(),
      postings: [
        { account: "payable", currency, amount },
        { account: "cash", currency, amount: -amount },
      ],
    });
    const at = tx.now();
    await changeRemedy(tx.db, id, { state: "carried_out", carriedOutAt: at, evidence: evidence.trim() });
    const facts = { ...factsOf(remedy), promiseId, at: at.toISOString() };
    tx.emit(remedyCarriedOut, facts, { caseId, customerId });
  });
}
