import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { withoutReplyToken } from "../../kernel/reply-token.ts";

/**
 * The forms under which an address may be one of ours, the exact one first: as it is without our reply token, and without
 * any subaddress (RFC 5233).
 */
export function ownForms(address: string): string[] {
  const plain = canonicalMailAddress(withoutReplyToken(address));
  return plain === null ? [] : [...new Set([plain, plain.replace(/(?<=.)\+[^@]*@/, "@")])];
}

/** True when mail to the address is mail to an account with these addresses. */
export function isOwn(address: string, addresses: readonly string[]): boolean {
  return ownForms(address).some((form) => addresses.includes(form));
}
