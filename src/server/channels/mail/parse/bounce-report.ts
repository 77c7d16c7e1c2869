import { decodeCharset } from "./decode-charset.ts";
import { asHeaders, type Headers, readHeaders } from "./header-fields.ts";
import type { MimePart } from "./mime-tree.ts";
import type { Problems } from "./problems.ts";

/** One recipient as a delivery status notification (RFC 3464) reports it. */
export type ReportedRecipient = { address: string; action: string; status: string | null; diagnostic: string };

const MAX_RECIPIENTS = 500;
const MAX_LENGTH = 512 * 1024;

/** Reads message/delivery-status: groups of header fields, the first about the message, each other about one recipient. */
export function readDeliveryStatus(part: MimePart, problems: Problems): ReportedRecipient[] {
  const content = part.content();
  const bytes = Buffer.from(
    decodeCharset(content.subarray(0, MAX_LENGTH), null, problems).replace(/\r\n?/g, "\n"),
    "utf8",
  );
  const recipients: ReportedRecipient[] = [];
  let at = 0;
  while (at < bytes.length && recipients.length < MAX_RECIPIENTS) {
    const { headers, bodyStart } = readHeaders(bytes, at, bytes.length, problems);
    at = bodyStart > at ? bodyStart : nextLine(bytes, at);
    const recipient = readGroup(headers);
    if (recipient) recipients.push(recipient);
  }
  return recipients;
}

function nextLine(bytes: Buffer, from: number): number {
  const lf = bytes.indexOf(0x0a, from);
  return lf === -1 ? bytes.length : lf + 1;
}

function readGroup(headers: Headers): ReportedRecipient | null {
  // What we sent to is the original recipient; the final one may be an alias behind it.
  const address =
    recipientAddress(headers.get("original-recipient")) || recipientAddress(headers.get("final-recipient"));
  const action = /[a-z]+/.exec(headers.get("action").toLowerCase())?.[0] ?? "";
  if (address === "" || (action === "" && !headers.has("status"))) return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(headers.get("status"))?.[0] ?? null;
  const diagnostic = headers
    .all("diagnostic-code")
    .join(" ")
    .replace(/^[\w-]+\s*;\s*/, "");
  return {
    address,
    action: action === "" ? (status?.startsWith("2") ? "delivered" : "failed") : action,
    status,
    diagnostic: diagnostic.replace(/\s+/g, " "),
  };
}

/** "rfc822; <a@b>" and its variants, with xtext (RFC 3461 §4) undone. */
function recipientAddress(value: string): string {
  const short = value.slice(0, 1000);
  const semicolon = short.indexOf(";");
  const raw = (semicolon === -1 ? short : short.slice(semicolon + 1)).replace(/\(.*?\)/g, "");
  const address = /<([^<>\s]+)>/.exec(raw)?.[1] ?? raw.trim();
  const plain = address.replace(/\+([0-9A-F]{2})(?=[^@]*@)/g, (whole, hex: string) =>
    /^(?:2B|3D|40|20)$/.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : whole,
  );
  return /^[^\s@<>"]+@[^\s@<>]+$/.test(plain) ? plain.replace(/[.,;]+$/, "") : "";
}

/** Headers of the mail that came back, from a message/rfc822 or text/rfc822-headers part. */
export function readReturnedHeaders(part: MimePart, problems: Problems): Headers {
  const content = part.content();
  return content.length === 0 ? asHeaders([]) : readHeaders(content, 0, content.length, problems).headers;
}
