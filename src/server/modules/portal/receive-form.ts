import { createHash, randomUUID } from "node:crypto";
import type { Handle, IncomingMessage } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { BrandInfo } from "../brands/index.ts";
import type { StoredFile } from "../conversations/index.ts";
import { receiveNow } from "../intake/index.ts";
import { senderRefused } from "./errors.ts";

/** What somebody wrote into a form of ours. */
export type Written = {
  /** Made with the form: sending it twice is one message. Whoever sends the form can write anything here. */
  formKey: string | undefined;
  sender: Handle | null;
  subject: string | null;
  text: string;
  files: readonly StoredFile[];
  language: string;
  /** the case whose page it was written on; null opens one */
  caseId: number | null;
};

/**
 * Makes what was written into a form part of a case at once.
 * @returns the message
 * @throws KnownError portal.sender_refused for a blocked sender
 */
export async function receiveForm(ctx: Ctx, brand: BrandInfo, written: Written): Promise<number> {
  const message: IncomingMessage = {
    externalId: externalIdOf(written),
    sender: written.sender,
    replyTo: null,
    recipients: { to: [], cc: [], bcc: [] },
    ourRole: "to",
    subject: written.subject,
    text: written.text,
    quotedText: null,
    signatureText: null,
    html: null,
    attachments: [],
    threadRefs: [],
    inReplyTo: null,
    provenCaseId: written.caseId,
    autoReply: null,
    report: null,
    language: written.language,
    writtenAt: null,
    problems: [],
  };
  const received = await receiveNow(ctx, {
    account: { id: null, channel: "form", brandId: brand.id, teamId: brand.teamId },
    message,
    files: written.files,
    rawSha256: null,
    at: ctx.now(),
    isOwn: false,
  });
  if (received.outcome === "stored" || received.outcome === "duplicate") return received.messageId;
  throw senderRefused();
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The same form of the same person has the same id. The person is part of it, so that no key, made up or overheard,
 * makes a message a repeat of somebody else's and leads to what they wrote.
 */
function externalIdOf({ formKey, sender, caseId }: Written): string {
  const key = formKey && UUID.test(formKey) ? formKey : randomUUID();
  const whose = JSON.stringify([key.toLowerCase(), sender?.kind, sender?.address, caseId]);
  return `${createHash("sha256").update(whose).digest("hex").slice(0, 40)}@form.keepword`;
}
