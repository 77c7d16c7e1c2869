import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { localeFor } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { casePageUrl, getCases } from "../../cases/index.ts";
import { replyTargets, sendMessage } from "../../conversations/index.ts";
import { customerRefs, localeOf } from "../../customers/index.ts";
import { getPromise, type promiseMoved } from "../../promises/index.ts";
import { moveNoticeText } from "./move-notice-text.ts";

type Moved = NonNullable<(typeof promiseMoved)["_data"]>;

/**
 * Tells the customer that a promise to them has another time: a promise is moved with notice or not at all. It goes where
 * an answer would go. Somebody without an address sees it on their page only.
 */
export async function tellOfMove(ctx: Ctx, { caseId, customerId, data }: EventRow<Moved>): Promise<void> {
  const about = (await getCases(ctx, [caseId!])).get(caseId!);
  const target = (await replyTargets(ctx, [caseId!])).get(caseId!);
  if (!about || !target || target.to.length === 0) return;
  const [{ words }, brand, readers, names] = await Promise.all([
    getPromise(ctx, data.promiseId),
    getBrand(ctx, about.brandId),
    localeOf(ctx, [customerId!]),
    customerRefs(ctx, [customerId!]),
  ]);
  const reader = readers.get(customerId!);
  const locale = reader?.locale ?? localeFor(about.language) ?? brand.locale;
  const { subject, text } = moveNoticeText({
    locale,
    timeZone: reader?.timeZone ?? brand.timeZone,
    caseId: about.id,
    caseSubject: about.subject,
    customerName: names.get(customerId!)?.name ?? "",
    brandName: brand.names[locale] ?? brand.name,
    words,
    kind: data.kind,
    from: data.from === null ? null : new Date(data.from),
    to: new Date(data.to),
    reason: data.reason,
    pageUrl: casePageUrl(ctx, about.id),
  });
  await sendMessage(ctx, {
    caseId: about.id,
    customerId: customerId!,
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
