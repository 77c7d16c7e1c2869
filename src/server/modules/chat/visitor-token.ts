import { isSigned, sign } from "../../kernel/seal.ts";

const PURPOSE = "chat-visitor";
const DAY = 86_400_000;
/** A browser that was not there for so long begins anew; a user is vouched for again whenever they are signed in. */
const VISITOR_MS = 400 * DAY;
const USER_MS = 30 * DAY;

/** What a widget proves by who it speaks for: `<address>.<when>.<proof>`, fit for headers and for subprotocols. */
export function makeVisitorToken(secret: string, who: { accountId: number; address: string }, now: Date): string {
  const at = Math.floor(now.getTime() / 1_000).toString(36);
  const proof = sign(secret, PURPOSE, `${who.accountId}\n${who.address}\n${at}`);
  return `${Buffer.from(who.address).toString("base64url")}.${at}.${proof}`;
}

/** The address that a token of this account proves; null for one that is not ours, another account's or too old. */
export function readVisitorToken(secret: string, accountId: number, token: string, now: Date): string | null {
  const match = /^([\w-]{1,2000})\.([0-9a-z]{1,9})\.([\w-]{20})$/.exec(token);
  if (!match) return null;
  const address = Buffer.from(match[1]!, "base64url").toString();
  if (!isSigned(secret, PURPOSE, `${accountId}\n${address}\n${match[2]}`, match[3]!)) return null;
  const age = now.getTime() - Number.parseInt(match[2]!, 36) * 1_000;
  return age < (isUserAddress(address) ? USER_MS : VISITOR_MS) ? address : null;
}

/** A user of the shop as an address: its own id, written so that no channel takes it for something else. */
export function userAddress(accountId: number, userId: string): string {
  return `user:${accountId}:${encodeURIComponent(userId)}`;
}

export function isUserAddress(address: string): boolean {
  return address.startsWith("user:");
}
