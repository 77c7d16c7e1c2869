import type { Locale } from "../../../shared/contract/common.ts";
import type { FormFault, PortalCallback } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import { callbackSlotsFor, promiseSlot } from "../calls/index.ts";
import { type CaseFacts, isActive } from "../cases/index.ts";
import { openPromises } from "../promises/index.ts";
import { fieldMissing } from "./errors.ts";

type Typed = { number: string; slot: string };

/** What the customer's page offers for being called back; null for a case that is done and where nobody could call. */
export async function callbackForm(
  ctx: Ctx,
  facts: CaseFacts,
  sent: { typed: Typed; fault: FormFault } | null = null,
): Promise<PortalCallback | null> {
  if (!isActive(facts.category)) return null;
  const slots = await callbackSlotsFor(ctx, facts);
  if (slots === null) return null;
  const standing = await openPromises(ctx, [facts.id], ["callback"]);
  return {
    slots,
    promised: standing.length > 0,
    typed: sent?.typed ?? { number: standing.find(({ words }) => isNumber(words))?.words ?? "", slot: "" },
    fault: sent?.fault ?? null,
  };
}

/** The customer wants to be called, or at another time. @throws KnownError that names the field at fault */
export async function askForCallback(ctx: Ctx, facts: CaseFacts, typed: Typed, locale: Locale): Promise<void> {
  if (typed.number.trim() === "") throw fieldMissing({ field: "number" });
  const slotAt = new Date(typed.slot);
  if (Number.isNaN(slotAt.getTime())) throw fieldMissing({ field: "slot" });
  await promiseSlot(ctx, {
    caseId: facts.id,
    number: typed.number,
    when: { slotAt },
    reason: wordsOf(locale)("callbacks.moved"),
    source: "rule",
    why: { by: "customer" },
  });
}

function isNumber(words: string | null): boolean {
  return words !== null && /^\+?\d{5,20}$/.test(words);
}
