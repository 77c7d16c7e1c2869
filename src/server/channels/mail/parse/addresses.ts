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
  return addressParser(plain, { flatten: true }).flatMap((mailbox) => {
    const address = cleanAddress(restore(mailbox.address ?? ""));
    const name = restore(mailbox.name).trim();
    // A whole "Name <address>" inside one encoded word: old Outlook and some shop systems do that.
    const wrapped = address === "" ? /^(.*)<([^<>\s@]+@[^<>\s@]+)>$/.exec(name) : null;
    if (wrapped) return [{ name: wrapped[1]!.trim(), address: wrapped[2]! }];
    if (address === "" && name === "") return [];
    // A bare word is a mailbox on the sender's own machine ("root"), as local mail writes it.
    if (address === "" && /^[\w.+-]{1,64}$/.test(name)) return [{ name: "", address: name }];
    return [{ name: name === address ? "" : name, address }];
  });
}

function cleanAddress(raw: string): string {
  return raw.replace(/^mailto:/i, "").replace(/\s+/g, "");
}

/** The addresses of trace headers such as Delivered-To, lower-case, without repeats. */
export function envelopeAddresses(values: string[], problems: Problems): string[] {
  const found = values.flatMap((v) => parseAddresses(decodeWords(v, problems), problems));
  return [...new Set(found.map((a) => a.address.toLowerCase()).filter((a) => a.includes("@")))];
}
