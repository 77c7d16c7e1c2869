export { inspectMail, type MailInspection } from "./inspect-mail.ts";
export { parseMail } from "./parse-mail.ts";
export type {
  AutoReply,
  Bounce,
  BounceReason,
  BounceRecipient,
  MailAddress,
  MailAttachment,
  MailProblem,
  ParsedMail,
} from "./types.ts";
