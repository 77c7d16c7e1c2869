import type { Handle, IncomingMessage } from "../../kernel/channel.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { BrandInfo } from "../brands/index.ts";
import type { StoredFile } from "../conversations/index.ts";
import { receiveNow } from "../intake/index.ts";
import { senderRefused } from "./errors.ts";

/** What somebody wrote into a form of ours. */
export type Written = {
  /** Made with the form: sending it twice is one message. */
  formKey: string;
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
 * @returns the case it stands in
 * @throws KnownError portal.sender_refused for a blocked sender
 */
export async function receiveForm(ctx: Ctx, brand: BrandInfo, written: Written): Promise<number> {
  const message: IncomingMessage = {
    externalId: `${written.formKey}@form.keepword`,
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
  if (received.outcome === "stored" || received.outcome === "duplicate") return received.caseId;
  throw senderRefused();
}
