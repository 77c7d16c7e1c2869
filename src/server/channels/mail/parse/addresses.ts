import { addressParser } from "postal-mime";
import { decodeWords, splitEncodedWords } from "./encoded-words.ts";
import type { Problems } from "./problems.ts";
import type { MailAddress } from "./types.ts";

/** Longer lists are cut: nobody writes to ten thousand people in one header with good intent. */
const MAX_HEADER = 200_000;

const PLACEHOLDER = /\ue000(\d+)\ue001/g;

/**
 * Reads an address header (RFC 5322 with its obsolete and broken forms); groups are flattened.
 *
 * Encoded words are swapped for placeholders while the structure is read, so that a decoded comma or angle bracket in a
 * display name can never turn into another recipient.
 */
export function parseAddresses(value: string, problems: Problems): MailAddress[] {
  if (value === "") return [];
  if (value.length > MAX_HEADER) problems.note("address-list-cut", `${value.length} characters`);
  const words: string[] = [];
  let plain = value.slice(0, MAX_HEADER).replace(/[\ue000\ue001]/g, "");
  if (plain.includes("=?")) {
    plain = splitEncodedWords(plain, problems)
      .map((s) => (s.encoded ? `\ue000${words.push(s.text) - 1}\ue001` : s.text))
      .join("");
  }
  const restore = (text: string) => text.replace(PLACEHOLDER, (_, index: string) => words[Number(index)] ?? "");
  const mailboxes = addressParser(plain, { flatten: true }).flatMap((mailbox) =>
    readMailbox(restore(mailbox.name).trim(), cleanAddress(restore(mailbox.address ?? ""))),
  );
  // Beside real mailboxes, one without an address is a stray comment or the name of an empty group.
  return mailboxes.some((m) => m.address !== "") ? mailboxes.filter((m) => m.address !== "") : mailboxes;
}

function readMailbox(name: string, address: string): MailAddress[] {
  if (address !== "") return [{ name: name === address ? "" : name, address }];
  // A whole "Name <address>" inside one encoded word: old Outlook and some shop systems do that.
  const wrapped = /^([^<>]*)<([^<>\s@]+@[^<>\s@]+)>$/.exec(name);
  if (wrapped) return [{ name: wrapped[1]!.trim(), address: wrapped[2]! }];
  // A bare word is a mailbox on the sender's own machine ("root"), as local mail writes it.
  if (/^[\w.+-]{1,64}$/.test(name)) return [{ name: "", address: name }];
  return name === "" ? [] : [{ name, address: "" }];
}

/** Comments and blanks are allowed almost anywhere in an address (RFC 5322 §3.4), but belong to no mailbox. */
function cleanAddress(raw: string): string {
  const address = raw
    .replace(/^mailto:/i, "")
    .replace(/\([^()]*\)/g, "")
    .replace(/\s*@\s*/, "@")
    .trim();
  // The parser drops the quotes of "a b"@c.d; without them it would be another mailbox.
  const at = address.lastIndexOf("@");
  return at > 0 && /\s/.test(address.slice(0, at)) && !address.startsWith('"')
    ? `"${address.slice(0, at)}"${address.slice(at)}`
    : address;
}

/** The addresses of trace headers such as Delivered-To, lower-case, without repeats. */
export function envelopeAddresses(values: string[], problems: Problems): string[] {
  const found = values.flatMap((v) => parseAddresses(decodeWords(v, problems), problems));
  return [...new Set(found.map((a) => a.address.toLowerCase()).filter((a) => a.includes("@")))];
}
