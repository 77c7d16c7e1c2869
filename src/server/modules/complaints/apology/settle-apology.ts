import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { type CaseFacts, currentCaseIds, lockCase } from "../../cases/index.ts";
import { withdrawPromises } from "../../promises/index.ts";
import { apologyNotFound, apologySettled, notYourApology } from "../errors.ts";
import { apologised, apologyDeclined } from "../events.ts";
import { readerOf } from "../reader-of.ts";
import { sendToCustomer } from "../send-to-customer.ts";
import { type ApologyRow, findApology, settleApology } from "./store.ts";

/**
 * The manager who was asked apologises: their words go to the customer under their name.
 * @returns the case
 * @throws complaints.apology_not_found, complaints.not_your_apology, complaints.apology_settled, cases.not_found,
 *   complaints.nobody_to_reach, and what sendMessage throws
 */
export function sendApology(ctx: Ctx, { id, words }: { id: number; words: string }): Promise<number> {
  return settle(ctx, id, async (tx, apology, row) => {
    const { locale, brand } = await readerOf(tx, row);
    const name = (await staffRefs(tx, [apology.managerId])).get(apology.managerId)!.name;
    const signature = `${name}\n${brand.names[locale] ?? brand.name}`;
    // Where nobody signs, the name must still stand beneath what is said in it.
    const text = words.includes(name) ? words : `${words.trimEnd()}\n\n${signature}`;
    const messageId = await sendToCustomer(tx, row, { text, kind: "reply", locale });
    await settleApology(tx.db, { id, state: "sent", words: text, messageId, settledAt: tx.now() });
    const subject = { caseId: row.id, customerId: row.customerId };
    tx.emit(apologised, { apologyId: id, managerId: apology.managerId, messageId }, subject);
  });
}

/**
 * The manager who was asked sees no reason to apologise, and says why: nothing is owed any more.
 * @returns the case
 * @throws as sendApology
 */
export function declineApology(ctx: Ctx, { id, reason }: { id: number; reason: string }): Promise<number> {
  return settle(ctx, id, async (tx, apology, row) => {
    await settleApology(tx.db, { id, state: "declined", words: reason, messageId: null, settledAt: tx.now() });
    await withdrawPromises(tx, { caseIds: [row.id], kinds: ["apology"], reason: "apology_declined" });
    const subject = { caseId: row.id, customerId: row.customerId };
    tx.emit(apologyDeclined, { apologyId: id, managerId: apology.managerId, reason }, subject);
  });
}

async function settle(
  ctx: Ctx,
  id: number,
  act: (tx: Ctx, apology: ApologyRow, row: CaseFacts) => Promise<void>,
): Promise<number> {
  return ctx.tx(async (tx) => {
    // The case first, as everywhere: two who lock both never wait for each other in a circle.
    const found = await findApology(tx.db, id);
    if (!found) throw apologyNotFound({ id });
    // It may be part of another by now: the customer is the same, and so is what they are owed.
    const caseId = (await currentCaseIds(tx, [found.caseId])).get(found.caseId) ?? found.caseId;
    const row = await lockCase(tx, caseId);
    const apology = (await findApology(tx.db, id))!;
    if (tx.actor.kind !== "staff" || tx.actor.id !== apology.managerId) throw notYourApology();
    if (apology.state !== "asked") throw apologySettled();
    await act(tx, apology, row);
    return row.id;
  });
}
