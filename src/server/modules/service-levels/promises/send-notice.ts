import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { casePageUrl, getCases } from "../../cases/index.ts";
import { replyTargets, sendMessage } from "../../conversations/index.ts";
import { customerRefs, localeOf } from "../../customers/index.ts";

/** What a notice to a customer is written with: their language and clock, their name, and where they see it. */
export type NoticeReader = {
  locale: Locale;
  timeZone: string;
  caseId: number;
  caseSubject: string;
  customerName: string;
  brandName: string;
  pageUrl: string;
};

/**
 * Tells the customer of a case something about a promise to them, where an answer would go. Somebody without an address sees
 * it on their page only.
 */
export async function sendNotice(
  ctx: Ctx,
  { caseId, customerId }: { caseId: number; customerId: number },
  write: (reader: NoticeReader) => { subject: string; text: string },
): Promise<void> {
  const about = (await getCases(ctx, [caseId])).get(caseId);
  const target = (await replyTargets(ctx, [caseId])).get(caseId);
  if (!about || !target || target.to.length === 0) return;
  const [brand, readers, names] = await Promise.all([
    getBrand(ctx, about.brandId),
    localeOf(ctx, [customerId]),
    customerRefs(ctx, [customerId]),
  ]);
  const reader = readers.get(customerId);
  const locale = reader?.locale ?? localeFor(about.language) ?? brand.locale;
  const { subject, text } = write({
    locale,
    timeZone: reader?.timeZone ?? brand.timeZone,
    caseId: about.id,
    caseSubject: about.subject,
    customerName: names.get(customerId)?.name ?? "",
    brandName: brand.names[locale] ?? brand.name,
    pageUrl: casePageUrl(ctx, about.id),
  });
  await sendMessage(ctx, {
    caseId: about.id,
    customerId,
    accountId: target.accountId,
    kind: "notice",
    recipients: { to: target.to, cc: target.cc, bcc: [] },
    subject,
    text,
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
}
