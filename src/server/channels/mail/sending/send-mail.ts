import type { SentMessageInfo } from "nodemailer";
import {
  type ChannelAccount,
  ChannelError,
  type LookupFor,
  type OutgoingMessage,
} from "../../../kernel/channel/index.ts";
import type { FileStore } from "../../../kernel/files/file-store.ts";
import { makeReplyAddress } from "../../../kernel/reply-token.ts";
import { mailConfigOf } from "../account-config.ts";
import { type Handover, isHandedOver, type WatchedMail } from "./handover.ts";
import { transportOf } from "./transport.ts";

/**
 * Hands one mail to the account's outgoing server. The Message-ID was given when the message was written, so that a
 * second attempt after an unclear failure is the same mail to whoever receives both.
 *
 * @throws ChannelError
 */
export async function sendMail(
  message: OutgoingMessage,
  account: ChannelAccount,
  parts: { files: FileStore; secret: string; lookupFor: LookupFor },
): Promise<{ detail: string | null; refused: string[] }> {
  const own = account.addresses[0];
  if (!own) throw new ChannelError("gone", "The account has no address of its own.");
  const config = mailConfigOf(account);
  const attachments = await Promise.all(
    message.attachments.map(async ({ name, type, sha256, inline, contentId }) => ({
      filename: name,
      contentType: type,
      content: await parts.files.get(sha256),
      contentDisposition: inline ? ("inline" as const) : ("attachment" as const),
      ...(contentId && { cid: contentId }),
    })),
  );
  const handover: Handover = { streams: [] };
  try {
    const mail: WatchedMail = {
      handover,
      messageId: `<${message.externalId}>`,
      from: { name: config.senderName || message.senderName, address: own },
      to: message.recipients.to.map(mailbox),
      cc: message.recipients.cc.map(mailbox),
      bcc: message.recipients.bcc.map(mailbox),
      ...(config.plusAddressing &&
        message.caseId !== null && { replyTo: makeReplyAddress(parts.secret, message.caseId, own) }),
      subject: message.subject ?? "",
      text: message.text,
      ...(message.html && { html: message.html }),
      ...(message.inReplyTo && { inReplyTo: `<${message.inReplyTo}>` }),
      // RFC 5322 wants the oldest first; ours come nearest first.
      references: message.threadRefs.toReversed().map((id) => `<${id}>`),
      attachments,
      headers: {
        ...(message.automatic && AUTOMATIC),
        ...(message.unsubscribeUrl && {
          "List-Unsubscribe": `<${message.unsubscribeUrl}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
    };
    const info: SentMessageInfo = await transportOf(account, parts.lookupFor).sendMail(mail);
    return { detail: wordsOf(info), refused: info.rejected?.map(String) ?? [] };
  } catch (error) {
    throw toChannelError(error, isHandedOver(handover));
  }
}

/** Marks what no person wrote, so that no machine answers it (RFC 3834; Exchange heeds only its own header). */
const AUTOMATIC = { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" };

function mailbox({ address, name }: { address: string; name: string | null }) {
  return { address, name: name ?? "" };
}

/** What the server said: that it took the mail, and why it refused some of its recipients. */
function wordsOf({ response, rejectedErrors = [] }: SentMessageInfo & { rejectedErrors?: Fault[] }): string | null {
  return [response, ...rejectedErrors.map((fault) => fault.response)].filter(Boolean).join("; ") || null;
}

type Fault = { code?: string; responseCode?: number; response?: string; message?: string };

/** nodemailer's codes for what was said about sender, recipients or the mail itself, not about the connection. */
const ABOUT_THE_MAIL: readonly (string | undefined)[] = ["EENVELOPE", "EMESSAGE"];
/** Credentials are wrong or wanted (RFC 4954 §6). */
const WANTS_CREDENTIALS: readonly (string | number | undefined)[] = ["EAUTH", 530, 534, 535];

/**
 * Sorts a failure: what a server answers with 4xx (greylisting of a recipient too) and broken lines pass by themselves;
 * refused credentials need a person; a 5xx about the mail is final, one about the connection is not.
 *
 * @param isHandedOver the server has all of the mail: where it then says nothing of it, nobody knows whether it took it
 */
export function toChannelError(error: unknown, isHandedOver = false): ChannelError {
  const { code, responseCode, response, message } = error as Fault;
  const words = response ?? message ?? String(error);
  const mayPass = responseCode !== undefined && responseCode < 500;
  if (mayPass) return new ChannelError("retry", words, { cause: error });
  if (WANTS_CREDENTIALS.includes(responseCode) || WANTS_CREDENTIALS.includes(code)) {
    return new ChannelError("auth", words, { cause: error });
  }
  if (ABOUT_THE_MAIL.includes(code)) return new ChannelError("rejected", words, { cause: error });
  return new ChannelError("retry", words, {
    cause: error,
    maybeTaken: isHandedOver && responseCode === undefined,
  });
}
