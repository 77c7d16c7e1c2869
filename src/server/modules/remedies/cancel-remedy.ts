import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { getCurrentCase } from "../cases/index.ts";
import { withdrawPromise } from "../promises/index.ts";
import { isAgreed } from "./agreed-promise.ts";
import { factsOf } from "./book-remedy.ts";
import { postEntry } from "./books/post-entry.ts";
import { postingsOf, standingEntriesOf } from "./books/store.ts";
import { followCancel } from "./cancel-rule.ts";
import { alreadyCarriedOut } from "./errors.ts";
import { remedyCancelled } from "./events.ts";
import { lockVisible } from "./find-remedies.ts";
import { changeRemedy } from "./store/remedies.ts";

/**
 * Takes back what has not reached the customer: its entries get counter-entries, and its promises are withdrawn,
 * but for what was agreed in a settlement: that is still owed.
 * What is claimed for it is claimed no more.
 * Said again of one that was cancelled or refused it changes nothing.
 *
 * @throws remedies.not_found, remedies.already_carried_out, claims.paid_already
 */
export async function cancelRemedy(ctx: Ctx, id: number, reason: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const remedy = await lockVisible(tx, id);
    if (remedy.state === "carried_out") throw alreadyCarriedOut();
    if (remedy.state === "cancelled" || remedy.state === "refused") return;
    await followCancel(tx, remedy, reason.trim());
    for (const entryId of await standingEntriesOf(tx.db, id)) {
      const postings = (await postingsOf(tx.db, [entryId])).map((line) => ({ ...line, amount: -line.amount }));
      await postEntry(tx, { kind: "reversal", remedyId: id, reverses: entryId, words: reason.trim(), postings });
    }
    for (const promiseId of [remedy.promiseId, remedy.decisionPromiseId]) {
      if (promiseId !== null && !(await isAgreed(tx, promiseId)))
        await withdrawPromise(tx, { id: promiseId, reason: "remedy_cancelled" });
    }
    await changeRemedy(tx.db, id, { state: "cancelled" });
    const { kind, amount, currency } = remedy;
    const { id: caseId, customerId } = await getCurrentCase(tx, remedy.caseId);
    tx.emit(remedyCancelled, { ...factsOf(remedy), reason: reason.trim() }, { caseId, customerId });
    const details = { kind, amount, currency, reason };
    await audit(tx, { action: "remedies.cancelled", subject: { kind: "remedy", id }, details });
  });
}
