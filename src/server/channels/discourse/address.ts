/** `user@forum` in small letters, as forums compare names; null for what is none. */
export function canonicalAddress(text: string): string | null {
  const address = text.trim().replace(/^@/, "").toLowerCase();
  return /^[\p{L}\p{M}\p{N}_.-]{1,60}@[\p{L}\p{N}](?:[\p{L}\p{N}./:_-]{0,250}[\p{L}\p{N}_])?$/u.test(address)
    ? address
    : null;
}

/** The name of the user on the forum. */
export function nameIn(address: string): string {
  return address.slice(0, address.lastIndexOf("@"));
}
