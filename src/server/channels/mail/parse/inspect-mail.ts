import { parseMail } from "./parse-mail.ts";
import type { AutoReply, MailAddress, MailProblem } from "./types.ts";

/** What `keepword mail inspect FILE --json` prints for one mail. */
export type MailInspection = {
  file: string;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: MailAddress[];
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  date: string | null;
  text: string;
  html: string | null;
  visibleText: string;
  quotedText: string;
  signature: string;
  autoReply: AutoReply;
  attachments: { name: string; type: string; size: number; sha256: string; inline: boolean }[];
  language: string | null;
  problems: MailProblem[];
};

/** Parses one mail and keeps what is worth printing: no attachment contents, no transport headers. */
export async function inspectMail(file: string, raw: Uint8Array): Promise<MailInspection> {
  const mail = await parseMail(raw);
  return {
    file,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    from: mail.authors,
    replyTo: mail.replyTo,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    date: mail.date,
    text: mail.text,
    html: mail.html,
    visibleText: mail.visibleText,
    quotedText: mail.quotedText,
    signature: mail.signature,
    autoReply: mail.autoReply,
    attachments: mail.attachments.map(({ name, type, size, sha256, inline }) => ({ name, type, size, sha256, inline })),
    language: mail.language,
    problems: mail.problems,
  };
}
