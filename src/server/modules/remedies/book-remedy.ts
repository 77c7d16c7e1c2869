import { randomBytes } from "node:crypto";
import { sayMoney } from "../../../shared/money.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import type { CaseFacts } from "../cases/index.ts";
import { makePromises } from "../promises/index.ts";
import { calendarIdFor } from "../service-levels/index.ts";
import { agreedPromiseOf, promiseKindOf } from "./agreed-promise.ts";
import { postEntry } from "./books/post-entry.ts";
import { remedyBooked } from "./events.ts";
import { changeRemedy, type RemedyFacts } from "./store/remedies.ts";

/** Three days of work, where nobody names a time. */
const TERM_MS = 24 * 3_600_000;

type Standing = { decidedAt: Date; decidedBy: number | null; decidedByName: string; decisionWords?: string };

/** What the events say of a remedy. */
export function factsOf({ id, kind, amount, currency, fault, partnerId }: RemedyFacts) {
  return { remedyId: id, kind, amount, currency, fault, partnerId };
}

/**
 * Puts a remedy into the books and promises it to the customer, unless a settlement has: then it is that promise which the
 * payout keeps. A coupon has its code at once, and needs no promise of its own.
 */
export async function bookRemedy(tx: Ctx, about: CaseFacts, remedy: RemedyFacts, standing: Standing): Promise<void> {
  const { id, kind, amount, currency } = remedy;
  const { id: caseId, customerId } = about;
  await postEntry(tx, {
    kind: "remedy",
    remedyId: id,
    postings: [
      { account: `cost_${kind}`, currency, amount },
      { account: "payable", currency, amount: -amount },
    ],
  });
  const isCoupon = kind === "coupon";
  const agreed = await agreedPromiseOf(tx, caseId, kind);
  const promiseId = agreed ?? (isCoupon ? null : await promiseTo(tx, about, remedy));
  await changeRemedy(tx.db, id, {
    ...standing,
    state: "booked",
    couponCode: isCoupon ? couponCode() : null,
    promiseId,
  });
  tx.emit(remedyBooked, { ...factsOf(remedy), claim: remedy.claimWanted }, { caseId, customerId });
}

async function promiseTo(tx: Ctx, about: CaseFacts, remedy: RemedyFacts): Promise<number | null> {
  const { id: caseId, customerId, brandId, teamId, ownerId, language } = about;
  const { kind, amount, currency, dueAt } = remedy;
  const locale = localeFor(language) ?? (await getBrand(tx, brandId)).locale;
  const [promiseId] = await makePromises(tx, [
    {
      kind: promiseKindOf(kind),
      ...{ caseId, customerId, ownerId, teamId, source: "rule", promisor: { kind: "brand", id: brandId } },
      words: wordsOf(locale)(`remedies.promised.${kind}`, { amount: sayMoney(amount, currency, locale) }),
      // A time may pass while somebody decides: then it is counted from now.
      term:
        dueAt && dueAt > tx.now()
          ? { dueAt }
          : { businessMs: TERM_MS, calendarId: await calendarIdFor(tx, { calendarId: null, teamId, brandId }) },
      why: { remedyId: remedy.id },
    },
  ]);
  return promiseId ?? null;
}

/** Sixteen letters and digits that are not taken for each other: 80 bits, which nobody guesses. */
function couponCode(): string {
  const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const code = [...randomBytes(16)].map((byte) => signs[byte % 32]).join("");
  return code.replace(/(.{4})(?=.)/g, "$1-");
}
