import type { Remedy, SettlementMoveKind } from "../../../shared/contract/complaints.ts";
import { readMoney } from "../../../shared/money.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { makeMove } from "../complaints/index.ts";
import type { OpenedCase } from "./case-page.ts";
import { amountWrong, fieldTooLong } from "./errors.ts";

const LONGEST = 2_000;

/**
 * A move that the customer makes on the page of their case. What they answer is what they saw: where another offer came
 * meanwhile they are shown that first. Pressing twice is one move.
 * @throws KnownError that names the field at fault
 */
export async function settleOnPage(ctx: Ctx, opened: OpenedCase, fields: Record<string, string>): Promise<void> {
  const kind = fields.do as SettlementMoveKind;
  const words = fields.settlementWords?.trim() || null;
  if (words && words.length > LONGEST) throw fieldTooLong({ field: "settlementWords", limit: LONGEST });
  await makeMove(ctx, {
    caseId: opened.facts.id,
    kind,
    party: "customer",
    terms: kind === "want" || kind === "counter" ? termsOf(fields) : undefined,
    dueAt: null,
    words,
    evidenceMessageId: null,
    own: true,
    send: false,
    seenMoveId: Number(fields.seen) || null,
  });
}

function termsOf({ remedy, amount = "", currency = "CNY" }: Record<string, string>) {
  const known = /^[A-Z]{3}$/.test(currency) ? currency : "CNY";
  const amountMinor = amount.trim() === "" ? null : readMoney(amount, known);
  if (amount.trim() !== "" && amountMinor === null) throw amountWrong({ field: "amount" });
  return { remedy: remedy as Remedy, amountMinor, currency: amountMinor === null ? null : known };
}
