/**
 * When two mail addresses are the same mailbox. Only what the provider itself documents is folded: taking two people for
 * one is worse than taking one for two, which a person can merge.
 */

/** Providers that ignore dots in the local part. */
const DOTLESS = new Set(["gmail.com"]);
/** Providers that deliver `name+anything` to `name`. */
const PLUS = new Set([
  "gmail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "msn.com",
  "icloud.com",
  "me.com",
  "mac.com",
  "fastmail.com",
  "proton.me",
  "protonmail.com",
  "pm.me",
]);
const ALIASES = new Map([["googlemail.com", "gmail.com"]]);

const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
const NEVER_IN_ADDRESS = /[\s\u0000-\u001f\u007f<>,;]/;

/**
 * The form by which mail addresses are compared: lower case, domain in ASCII (UTS 46), without what the mailbox's provider
 * ignores. Null when the text is no address (RFC 5321 §4.1.2 with UTF-8 local parts of RFC 6531).
 */
export function canonicalMailAddress(text: string): string | null {
  const address = text
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^<(.*)>$/, "$1")
    .normalize("NFC");
  const at = address.lastIndexOf("@");
  if (at < 1 || NEVER_IN_ADDRESS.test(address)) return null;
  const domain = canonicalDomain(address.slice(at + 1));
  const local = canonicalLocal(address.slice(0, at).toLowerCase(), domain ?? "");
  if (domain === null || local === "" || local.length > MAX_LOCAL) return null;
  const canonical = `${local}@${domain}`;
  return canonical.length > MAX_ADDRESS ? null : canonical;
}

function canonicalLocal(local: string, domain: string): string {
  // A quoted local part means itself, character by character.
  if (local.startsWith('"')) return local;
  const plain = PLUS.has(domain) ? local.replace(/(?<=.)\+.*$/, "") : local;
  return DOTLESS.has(domain) ? plain.replaceAll(".", "") : plain;
}

function canonicalDomain(text: string): string | null {
  const literal = /^\[[\da-f:.]+\]$|^\[ipv6:[\da-f:.]+\]$/i.test(text);
  if (literal) return text.toLowerCase();
  const name = text.replace(/\.$/, "");
  if (name === "" || /[/?#@:\\%[\]]/.test(name)) return null;
  // The URL parser is the one implementation of UTS 46 that every browser and Node share.
  const url = URL.parse(`http://${name}/`);
  if (!url || url.hostname === "" || url.port !== "") return null;
  return ALIASES.get(url.hostname) ?? url.hostname;
}
