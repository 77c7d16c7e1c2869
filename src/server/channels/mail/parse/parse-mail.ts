import { detectLanguage } from "../../toolkit/detect-language.ts";
import { envelopeAddresses, parseAddresses } from "./addresses.ts";
import { readAuthentication } from "./authentication-results.ts";
import { type MailFacts, readBounce } from "./bounce.ts";
import { calendarToText } from "./calendar.ts";
import { classifyAutoReply } from "./classify-auto-reply.ts";
import { type CollectedParts, collectParts } from "./collect-parts.ts";
import { decodeWords } from "./encoded-words.ts";
import type { Headers } from "./header-fields.ts";
import { htmlToText } from "./html-to-text.ts";
import { parseMailDate } from "./mail-date.ts";
import { messageId, messageIds } from "./message-ids.ts";
import { parseMimeTree } from "./mime-tree.ts";
import { collectProblems, type Problems } from "./problems.ts";
import { repairLineEnds } from "./repair-mime.ts";
import { splitReply } from "./split-reply.ts";
import type { ParsedMail } from "./types.ts";

const ENVELOPE_HEADERS = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"];

/**
 * Understands one mail: raw bytes in, plain data out, no I/O.
 *
 * Never throws and never rejects, whatever the bytes; what is odd about them is listed in `problems`. Attachment contents
 * share memory with `raw` where the mail carries them unencoded, so `raw` must not be written to afterwards.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const problems = collectProblems();
  try {
    return readMail(raw, problems);
  } catch (error) {
    // The mail is stored and must reach a screen even if this code has a fault; an empty one carries no risk.
    const empty = collectProblems();
    empty.note("parser-failed", String(error));
    return readMail(new Uint8Array(0), empty);
  }
}

function readMail(raw: Uint8Array, problems: Problems): ParsedMail {
  const bytes = repairLineEnds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), problems);
  const root = parseMimeTree(bytes, problems);
  const { headers } = root;
  const parts = collectParts(root, problems);
  const authors = parseAddresses(headers.get("from"), problems);
  const to = addresses(headers, "to", problems);
  // List software that retitles a mail writes a second Subject; most readers show the last.
  const subject = decodeWords(headers.all("subject").at(-1) ?? "", problems).trim();
  const body = readableText(parts);
  const facts: MailFacts = { root, headers, from: authors[0] ?? null, to, subject, body, reports: parts.reports };
  const bounce = readBounce(facts, problems);
  const split = splitReply(body, isForward(subject, headers));
  return {
    messageId: messageId(headers.get("message-id")),
    inReplyTo: messageIds(headers.get("in-reply-to"))[0] ?? null,
    references: messageIds(headers.all("references").join(" ")),
    from: authors[0] ?? null,
    authors,
    replyTo: addresses(headers, "reply-to", problems),
    to,
    cc: addresses(headers, "cc", problems),
    bcc: addresses(headers, "bcc", problems),
    deliveredTo: envelopeAddresses(ENVELOPE_HEADERS.flatMap(headers.all), problems),
    subject,
    date: readDate(headers, problems),
    text: parts.texts.join("\n"),
    html: parts.htmls.length > 0 ? parts.htmls.join("\n") : null,
    visibleText: split.visible,
    quotedText: split.quoted,
    signature: split.signature,
    autoReply: classifyAutoReply(facts, bounce),
    bounce,
    attachments: parts.attachments,
    language: detectLanguage(split.visible) ?? detectLanguage(subject),
    autoSubmitted: headers.get("auto-submitted").toLowerCase() || null,
    precedence: headers.get("precedence").toLowerCase() || null,
    listId: headers.get("list-id") || null,
    xAutoResponseSuppress: headers.get("x-auto-response-suppress") || null,
    authentication: readAuthentication(headers.all("authentication-results")),
    returnPath: returnPath(headers),
    problems: problems.list,
  };
}

function addresses(headers: Headers, name: string, problems: Problems) {
  return headers.all(name).flatMap((value) => parseAddresses(value, problems));
}

function readDate(headers: Headers, problems: Problems): string | null {
  const value = headers.get("date");
  const date = parseMailDate(value);
  if (date === null && value !== "") problems.note("date-unreadable", value);
  return date;
}

/** What a person would read: the plain text, else the HTML as text, else whatever else carries words. */
function readableText(parts: CollectedParts): string {
  const plain = parts.texts.join("\n");
  const candidates = [
    () => (parts.htmls.length > 0 && isPlaceholder(plain) ? "" : plain),
    () => parts.htmls.map(htmlToText).join("\n"),
    () => plain,
    () => parts.namedTexts.join("\n"),
    () => parts.calendars.map(calendarToText).join("\n"),
  ];
  for (const candidate of candidates) {
    const text = candidate();
    if (text.trim() !== "") return text;
  }
  return "";
}

/** "Your mail program cannot show HTML": not what the sender wrote. */
function isPlaceholder(text: string): boolean {
  return (
    text.length < 300 &&
    /\bhtml\b/i.test(text) &&
    /support|view|display|client|reader|browser|不支持|查看|显示|客户端/i.test(text)
  );
}

/** A mail passed on, not answered: what it carries is then news to the reader. */
function isForward(subject: string, headers: Headers): boolean {
  return (
    /^\s*(?:fwd?|wg|tr|rv|enc|i|vs|vb|转发|轉寄|轉發|転送)\s{0,3}[:：]/i.test(subject) && !headers.has("in-reply-to")
  );
}

function returnPath(headers: Headers): string | null {
  if (!headers.has("return-path")) return null;
  const value = headers.get("return-path");
  return (/<([^<>]*)>/.exec(value)?.[1] ?? value).trim();
}
