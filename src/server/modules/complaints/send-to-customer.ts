import type { Ctx } from "../../kernel/ctx.ts";
import type { CaseFacts } from "../cases/index.ts";
import { privateWay, replyTargets, sendMessage, type Way } from "../conversations/index.ts";
import { nobodyToReach } from "./errors.ts";

type Letter = {
  /** where it goes, where that was chosen */
  way?: Way;
  text: string;
  /** ready HTML, where the channel can show it */
  html?: string | null;
  signature?: string | null;
  kind: "reply" | "notice";
  locale: string;
  thenCategory?: "open" | "waiting_customer";
};

/**
 * Writes to the customer of a case where an answer to them goes, and never where others read along: what is settled, and
 * the link to their page, are theirs.
 * @returns the message
 * @throws complaints.nobody_to_reach, and what sendMessage throws
 */
export async function sendToCustomer(tx: Ctx, row: CaseFacts, letter: Letter): Promise<number> {
  const target = letter.way ?? privateWay((await replyTargets(tx, [row.id])).get(row.id));
  if (!target?.accountId || target.to.length === 0) throw nobodyToReach();
  const { text, html = null, signature = null, kind, locale, thenCategory } = letter;
  return sendMessage(tx, {
    caseId: row.id,
    customerId: row.customerId,
    accountId: target.accountId,
    kind,
    recipients: { to: target.to, cc: target.cc, bcc: [] },
    subject: target.subject ?? row.subject,
    text,
    html,
    signature,
    language: locale,
    authorId: kind === "reply" && tx.actor.kind === "staff" ? tx.actor.id : null,
    delayMs: 0,
    automatic: kind === "notice",
    thenCategory: thenCategory ?? null,
  });
}
