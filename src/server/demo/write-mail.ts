import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { SentFile } from "./line.ts";

export type MailToWrite = {
  messageId: string;
  from: { name: string; address: string };
  to: string;
  at: Date;
  subject: string;
  text: string;
  html?: string;
  files?: readonly SentFile[];
  /** ids of the thread, oldest first; the last is the one it answers */
  thread: readonly string[];
  /** an absence note says of itself that a machine wrote it (RFC 3834) */
  automatic?: boolean;
};

/** A customer's mail as it comes over the wire. */
export async function writeMail(mail: MailToWrite): Promise<Buffer> {
  const composed = new MailComposer({
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    to: mail.to,
    date: mail.at,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    inReplyTo: mail.thread.length > 0 ? `<${mail.thread.at(-1)}>` : undefined,
    references: mail.thread.map((id) => `<${id}>`),
    attachments: mail.files?.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    headers: mail.automatic ? { "Auto-Submitted": "auto-replied", Precedence: "bulk" } : {},
    baseBoundary: mail.messageId,
  });
  return composed.compile().build();
}

/** What a mail server writes when it could not deliver (RFC 3464). */
export function writeBounce(bounce: {
  messageId: string;
  to: string;
  at: Date;
  recipient: string;
  about: string;
  reason: string;
}): Buffer {
  const host = bounce.recipient.split("@")[1]!;
  return Buffer.from(
    [
      `From: Mail Delivery System <mailer-daemon@${host}>`,
      `To: ${bounce.to}`,
      "Subject: Undelivered Mail Returned to Sender",
      `Message-ID: <${bounce.messageId}>`,
      `Date: ${bounce.at.toUTCString().replace("GMT", "+0000")}`,
      "Auto-Submitted: auto-replied",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
      "",
      "--report",
      "Content-Type: text/plain; charset=utf-8",
      "",
      `This is the mail system at host ${host}.`,
      "",
      `<${bounce.recipient}>: ${bounce.reason}`,
      "",
      "--report",
      "Content-Type: message/delivery-status",
      "",
      `Reporting-MTA: dns; ${host}`,
      "",
      `Final-Recipient: rfc822; ${bounce.recipient}`,
      "Action: failed",
      "Status: 5.2.2",
      `Diagnostic-Code: smtp; ${bounce.reason}`,
      "",
      "--report",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: <${bounce.about}>`,
      `To: ${bounce.recipient}`,
      "",
      "--report--",
      "",
    ].join("\r\n"),
  );
}
