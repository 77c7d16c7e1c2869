/** `user@server` of an address that may name a device, in small letters; null for what is no person's. */
export function bareAddress(address: unknown): string | null {
  return typeof address === "string" ? canonicalAddress(address.split("/", 1)[0]!) : null;
}

/** The canonical form of a person's address (RFC 7622 §3.2, 3.3), without a device. */
export function canonicalAddress(text: string): string | null {
  const address = text
    .trim()
    .replace(/^xmpp:/i, "")
    .normalize("NFC")
    .toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none of them is in an address is the point
  return /^[^\s"&'/:<>@\u0000-\u001f]{1,255}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u.test(address)
    ? address
    : null;
}
