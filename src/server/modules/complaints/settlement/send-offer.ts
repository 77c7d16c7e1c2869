import { sayMoney } from "../../../../shared/money.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { type CaseFacts, casePageUrl } from "../../cases/index.ts";
import { readerOf } from "../reader-of.ts";
import { sendToCustomer } from "../send-to-customer.ts";
import type { SettlementRow } from "./store.ts";

/**
 * Sends an offer as an answer, with the page on which it is taken, declined or countered.
 * @returns the message
 */
export async function sendOffer(tx: Ctx, row: CaseFacts, offer: SettlementRow, words: string | null): Promise<number> {
  const { locale, timeZone } = await readerOf(tx, row);
  const say = wordsOf(locale);
  const { remedy, amountMinor, currency, dueAt } = offer;
  const sum = amountMinor !== null && currency !== null ? sayMoney(amountMinor, currency, locale) : null;
  const kind = say(`complaints.remedy.${remedy}`);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(dueAt!);
  const text = [
    words,
    say("complaints.offer.text", { what: sum ? say("complaints.offer.sum", { kind, sum }) : kind, day }),
    say("complaints.offer.link", { url: `${casePageUrl(tx, row.id)}?lang=${locale}#settlement` }),
  ];
  return sendToCustomer(tx, row, {
    text: text.filter(Boolean).join("\n\n"),
    kind: "reply",
    locale,
    thenCategory: "waiting_customer",
  });
}
