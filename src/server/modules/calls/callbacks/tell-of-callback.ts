import { spokenTime } from "../../../../shared/spoken-time.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { type CaseFacts, casePageUrl } from "../../cases/index.ts";
import { replyTargets, sendMessage } from "../../conversations/index.ts";
import { customerRefs, localeOf } from "../../customers/index.ts";

/** Tells the customer when they will be called, where an answer would go. Without an address their page says it alone. */
export async function tellOfCallback(
  tx: Ctx,
  about: CaseFacts,
  { from, due, number }: { from: Date; due: Date; number: string | null },
): Promise<void> {
  const target = (await replyTargets(tx, [about.id])).get(about.id);
  if (!target || target.to.length === 0) return;
  const { customerId } = about;
  const [brand, readers, names] = await Promise.all([
    getBrand(tx, about.brandId),
    localeOf(tx, [customerId]),
    customerRefs(tx, [customerId]),
  ]);
  const reader = readers.get(customerId);
  const locale = reader?.locale ?? localeFor(about.language) ?? brand.locale;
  const timeZone = reader?.timeZone ?? brand.timeZone;
  const say = wordsOf(locale);
  const params = {
    case: about.id,
    name: names.get(customerId)?.name ?? "",
    brand: brand.names[locale] ?? brand.name,
    from: spokenTime(from, locale, timeZone),
    until: spokenTime(due, locale, timeZone),
    number,
    url: casePageUrl(tx, about.id),
  };
  const lines = ["greeting", number === null ? "when" : "whenAt", "page", "farewell"];
  await sendMessage(tx, {
    caseId: about.id,
    customerId,
    accountId: target.accountId,
    kind: "notice",
    recipients: { to: target.to, cc: target.cc, bcc: [] },
    subject: say("callbacks.notice.subject", params),
    text: lines.map((line) => say(`callbacks.notice.${line}`, params)).join("\n\n"),
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
}
