import type { SendReply } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { makeMessageId } from "../../../kernel/reply-token.ts";
import type { CaseSubject } from "../case-access.ts";
import { resolveUploads } from "../files/resolve-uploads.ts";
import { insertAttachments } from "../store/incoming.ts";
import { type Answered, findAnswered, insertOutgoing, lockOutgoing, setDelivery } from "../store/outgoing.ts";
import { announceWritten } from "./announce-written.ts";

/** What somebody wrote whom nobody knows and no channel reaches: they come back to the page of their case. */
export function isOnlyOnPage(answered: Answered | null): answered is Answered {
  return answered?.accountId === null && answered.sender?.kind === "none";
}

/**
 * Answers somebody who comes back to the page of their case and is reached in no other way: it stands there at once.
 * @returns the message, or null where the customer can be written to
 */
export async function answerOnPage(
  tx: Ctx,
  subject: CaseSubject,
  input: SendReply & { text: string },
): Promise<number | null> {
  const answered = await findAnswered(tx.db, subject.id, null);
  if (!isOnlyOnPage(answered) || answered.conversationId === null) return null;
  const now = tx.now();
  const id = await insertOutgoing(tx.db, {
    customerId: subject.customerId,
    conversationId: answered.conversationId,
    caseId: subject.id,
    accountId: null,
    channel: answered.channel,
    kind: "reply",
    externalId: makeMessageId(tx.config.secret, subject.id, new URL(tx.config.url).hostname),
    inReplyTo: answered.externalId,
    threadRefs: [],
    subject: null,
    recipients: { to: [], cc: [], bcc: [] },
    text: input.text,
    quotedText: null,
    signatureText: null,
    html: null,
    language: subject.language,
    authorId: tx.actor.kind === "staff" ? tx.actor.id : null,
    automatic: false,
    thenCategory: input.thenCategory ?? null,
    sendAt: now,
    now,
  });
  const files = await resolveUploads(tx, input.attachments ?? []);
  await insertAttachments(
    tx.db,
    files.map((file) => ({ ...file, messageId: id, customerId: subject.customerId })),
    now,
  );
  await setDelivery(tx.db, id, { state: "delivered", sentAt: now });
  announceWritten(tx, (await lockOutgoing(tx.db, id))!);
  return id;
}
