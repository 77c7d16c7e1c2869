/** What a mail says, as plain data. Every field is always present; what the mail lacks is null, "" or []. */

import type { Authentication } from "./authentication-results.ts";

export type MailAddress = {
  /** Decoded display name, "" when there is none. */
  name: string;
  address: string;
};

export type MailAttachment = {
  /** Decoded file name without any folder, "" when the part has none. */
  name: string;
  /** Lower-case media type. */
  type: string;
  /** Size of `content` in bytes. */
  size: number;
  /** SHA-256 of `content`, lower-case hex. */
  sha256: string;
  /** True when it belongs inside the body (shown by Content-ID) rather than beside it. */
  inline: boolean;
  /** Content-ID without angle brackets, null when absent. */
  contentId: string | null;
  content: Uint8Array;
};

/** What kind of machine wrote the mail; null means a person did, as far as one can tell. */
export type AutoReply = null | "out-of-office" | "bounce" | "list" | "auto";

/** Why a mail could not be delivered, coarse enough to act upon. */
export type BounceReason =
  | "user_unknown"
  | "user_disabled"
  | "over_quota"
  | "domain_error"
  | "spam"
  | "message_too_large"
  | "policy"
  | "network"
  | "unknown";

export type BounceRecipient = {
  address: string;
  /** RFC 3464 action ("failed", "delayed" …); "failed" when the report names none. */
  action: string;
  /** RFC 3463 enhanced status such as "5.1.1", null when unknown. */
  status: string | null;
  /** The remote server's words, "" when the report quotes none. */
  diagnostic: string;
  reason: BounceReason;
};

export type Bounce = {
  recipients: BounceRecipient[];
  /** Message-ID of the mail that came back, with angle brackets; null when the report does not carry it. */
  originalMessageId: string | null;
  /** True when the sender's server will try again or the fault is a passing one. */
  temporary: boolean;
};

export type MailProblem = {
  /** Stable code, e.g. "charset-mislabelled". */
  code: string;
  detail: string;
};

export type ParsedMail = {
  /** Message-ID with angle brackets, null when absent. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** The first mailbox of From. */
  from: MailAddress | null;
  /** Every mailbox of From; RFC 5322 allows several. */
  authors: MailAddress[];
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  /** Envelope recipients as noted by the receiving servers (Delivered-To, X-Original-To, Envelope-To), lower-case. */
  deliveredTo: string[];
  subject: string;
  /** ISO 8601 in UTC, null when absent or unreadable. */
  date: string | null;
  /** All inline text/plain parts joined; "" for a mail that has only HTML. */
  text: string;
  /** All inline HTML parts joined, unsanitised; null when there is none. */
  html: string | null;
  /** What the sender newly wrote. */
  visibleText: string;
  /** Quoted history with its attribution lines. */
  quotedText: string;
  /** Signature, phone footer and legal footer. */
  signature: string;
  autoReply: AutoReply;
  bounce: Bounce | null;
  attachments: MailAttachment[];
  /** ISO 639-1 code of the new text's language, null when there is too little of it. */
  language: string | null;
  autoSubmitted: string | null;
  precedence: string | null;
  listId: string | null;
  xAutoResponseSuppress: string | null;
  /** What the server that had the mail last says of where it is from, null when it says nothing. */
  authentication: Authentication | null;
  /** Return-Path address; "" for the null sender <>, null when the header is absent. */
  returnPath: string | null;
  problems: MailProblem[];
};
