import { createHash } from "node:crypto";
import { attachmentName } from "./attachment-name.ts";
import { decodeCharset } from "./decode-charset.ts";
import { sniffHtmlCharset } from "./html-charset.ts";
import { htmlToText } from "./html-to-text.ts";
import type { MimePart } from "./mime-tree.ts";
import type { Problems } from "./problems.ts";
import { isTnef, unpackTnef } from "./tnef.ts";
import type { MailAttachment } from "./types.ts";

/** Everything a mail carries, sorted into what is read, what is attached and what machines report. */
export type CollectedParts = {
  texts: string[];
  /** Inline text parts with a file name: attachments by convention, and the body when there is no other. */
  namedTexts: string[];
  htmls: string[];
  calendars: string[];
  attachments: MailAttachment[];
  /** Leaves of type message/delivery-status, message/rfc822, text/rfc822-headers and their like, in order. */
  reports: MimePart[];
};

const REPORT_TYPES = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
  "message/disposition-notification",
  "message/global-disposition-notification",
  "message/feedback-report",
  "text/rfc822-headers",
  "message/rfc822-headers",
  "message/global-headers",
]);

const EMBEDDED_MAIL = new Set(["message/rfc822", "message/global", "message/news"]);

export function isEmbeddedMail(part: MimePart): boolean {
  return EMBEDDED_MAIL.has(part.type.value);
}

export function collectParts(root: MimePart, problems: Problems): CollectedParts {
  const collected: CollectedParts = {
    texts: [],
    namedTexts: [],
    htmls: [],
    calendars: [],
    attachments: [],
    reports: [],
  };
  const visit = (part: MimePart, related: boolean) => {
    if (part.type.value.startsWith("multipart/")) {
      const inside = related || part.type.value === "multipart/related";
      for (const child of part.children) visit(child, inside);
      return;
    }
    collectLeaf(part, related, part === root, collected, problems);
  };
  visit(root, false);
  return collected;
}

function collectLeaf(
  part: MimePart,
  related: boolean,
  isRoot: boolean,
  collected: CollectedParts,
  problems: Problems,
): void {
  const type = part.type.value;
  const attached = part.disposition.value === "attachment";
  if (REPORT_TYPES.has(type)) {
    collected.reports.push(part);
    if (!attached) return;
  }
  if (isEmbeddedMail(part)) collected.reports.push(part);
  if (type === "message/partial") {
    // One fragment alone is neither text nor file; the stored raw mail keeps it for reassembly.
    problems.note(
      "message-partial",
      `${part.type.params.get("number") ?? "?"} of ${part.type.params.get("total") ?? "?"}`,
    );
    return;
  }
  const isNamed = !isRoot && (part.disposition.params.has("filename") || part.type.params.has("name"));
  if (isNamed && !attached && (type === "text/plain" || type === "text/html")) {
    const text = readText(part, problems);
    collected.namedTexts.push(type === "text/html" ? htmlToText(text) : text);
  }
  if (!attached && !isNamed && (type === "text/plain" || type === "text/html" || (isRoot && isReadable(type)))) {
    const text = readText(part, problems);
    if (type === "text/html") collected.htmls.push(text);
    else collected.texts.push(text);
    return;
  }
  const content = part.content();
  if (type === "text/calendar")
    collected.calendars.push(decodeCharset(content, part.type.params.get("charset"), problems));
  if (isTnef(type, content)) {
    const unpacked = unpackTnef(content, problems);
    if (unpacked !== null) {
      if (unpacked.text !== "" && collected.texts.length === 0) collected.texts.push(unpacked.text);
      if (unpacked.html !== "" && collected.htmls.length === 0) collected.htmls.push(unpacked.html);
      for (const file of unpacked.files) collected.attachments.push(makeAttachment(file));
      return;
    }
  }
  collected.attachments.push(
    makeAttachment({
      name: attachmentName(part, problems),
      type: type.endsWith("/") ? "application/octet-stream" : type,
      inline: part.disposition.value === "inline" || (related && !attached && part.headers.has("content-id")),
      contentId: part.headers.get("content-id").replace(/^\s*<?|>?\s*$/g, "") || null,
      content,
    }),
  );
}

/** A mail whose only part is some odd text type is still meant to be read. */
function isReadable(type: string): boolean {
  return type === "text/" || type === "text/enriched" || type === "text/richtext";
}

function readText(part: MimePart, problems: Problems): string {
  const content = part.content();
  const { params, value } = part.type;
  const label = params.get("charset") ?? (value === "text/html" ? sniffHtmlCharset(content) : null);
  const text = decodeCharset(content, label, problems).replace(/\r\n?/g, "\n");
  const flowed = value === "text/plain" && params.get("format")?.toLowerCase() === "flowed";
  return flowed ? unstuff(text) : text;
}

/**
 * Space-stuffing of format=flowed (RFC 3676 §4.4) undone. The soft breaks stay: writers mark text as flowed without meaning
 * it (patches, tables, quoted history), and joining their lines cannot be taken back.
 */
function unstuff(text: string): string {
  return text.replace(/^ /gm, "");
}

function makeAttachment(file: Omit<MailAttachment, "size" | "sha256">): MailAttachment {
  return { ...file, size: file.content.length, sha256: createHash("sha256").update(file.content).digest("hex") };
}
