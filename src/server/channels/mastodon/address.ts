/** `user@server` in small letters, as servers compare it; null for what is none. */
export function canonicalAddress(text: string): string | null {
  const address = text.trim().replace(/^@/, "").toLowerCase();
  return /^\w(?:[\w.-]{0,200}\w)?@[\p{L}\p{N}](?:[\p{L}\p{N}.:-]{0,250}[\p{L}\p{N}])?$/u.test(address) ? address : null;
}

/** The whole address of somebody whom a server names; its own people it names without itself. */
export function addressOf(acct: string, server: string): string | null {
  return canonicalAddress(acct.includes("@") ? acct : `${acct}@${server}`);
}
