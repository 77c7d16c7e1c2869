import { randomBytes } from "node:crypto";
import { isSigned, sign } from "./seal.ts";

/**
 * Proof that a message answers a case. It rides in the Message-ID of everything we send, which every mail program puts
 * into References of the answer, and, where an account allows it, in a plus-address of Reply-To. Without our secret none
 * can be made up, so nobody can write into a case by guessing its number.
 */
const IN_MESSAGE_ID = /(?:^|<)kw\.([0-9a-z]{1,11})\.([0-9a-f]{16})\.([0-9a-f]{30})@/;
const IN_ADDRESS = /\+kw-([0-9a-z]{1,11})-([0-9a-f]{30})@/i;

/** A new Message-ID (RFC 5322 §3.6.4, without angle brackets) that proves the case: `kw.<case>.<nonce>.<proof>@domain`. */
export function makeMessageId(secret: string, caseId: number, domain: string): string {
  const nonce = randomBytes(8).toString("hex");
  return `kw.${caseId.toString(36)}.${nonce}.${proof(secret, "message-id", `${caseId}.${nonce}`)}@${domain}`;
}

/** The account's address with the case's proof as its subaddress (RFC 5233): `support+kw-<case>-<proof>@example.com`. */
export function makeReplyAddress(secret: string, caseId: number, address: string): string {
  const at = address.lastIndexOf("@");
  const token = `kw-${caseId.toString(36)}-${proof(secret, "reply-address", String(caseId))}`;
  return `${address.slice(0, at)}+${token}${address.slice(at)}`;
}

/**
 * The case that one of these Message-IDs or addresses proves, the first one that does; null when none does.
 * Case of letters does not matter in addresses, which mail servers are known to change.
 */
export function provenCase(secret: string, texts: readonly string[]): number | null {
  for (const text of texts) {
    const id = IN_MESSAGE_ID.exec(text);
    if (id) {
      const caseId = Number.parseInt(id[1]!, 36);
      if (isProof(secret, "message-id", `${caseId}.${id[2]}`, id[3]!)) return caseId;
    }
    const address = IN_ADDRESS.exec(text);
    if (address) {
      const caseId = Number.parseInt(address[1]!.toLowerCase(), 36);
      if (isProof(secret, "reply-address", String(caseId), address[2]!.toLowerCase())) return caseId;
    }
  }
  return null;
}

/** The address without our token, so that a reply to it is recognised as one to our account. */
export function withoutReplyToken(address: string): string {
  return address.replace(IN_ADDRESS, "@");
}

// Hex instead of base64url: some servers write local parts in lower case.
function proof(secret: string, purpose: string, text: string): string {
  return Buffer.from(sign(secret, purpose, text), "base64url").toString("hex");
}

function isProof(secret: string, purpose: string, text: string, given: string): boolean {
  return isSigned(secret, purpose, text, Buffer.from(given, "hex").toString("base64url"));
}
