import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Contact, WhatsAppMessage } from "./notification.ts";

/** A person who hides their number: known to one business by this, as `US.13491208655302741918`. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * Who wrote. The number is taken as WhatsApp gives it, also where that differs from how it is dialled (Brazil's ninth
 * digit, Mexico's 1): answers go to no other.
 */
export function senderOf(message: WhatsAppMessage, contacts: readonly Contact[]): Handle | null {
  const { from, from_user_id: userId } = message;
  const contact = contacts.find((each) => (from ? each.wa_id === from : each.user_id === userId));
  const name = contact?.profile?.name || contact?.profile?.username || null;
  if (typeof from === "string" && /^\d{5,15}$/.test(from))
    return { kind: "phone", address: `+${from}`, display: `+${from}`, name };
  if (typeof userId !== "string" || userId === "") return null;
  return { kind: "whatsapp", address: userId, display: contact?.profile?.username ?? userId, name };
}

/** The canonical form of whom we can write to: a number with its country, or a user id. */
export function canonicalRecipient(text: string): string | null {
  const plain = text.trim();
  return USER_ID.test(plain) ? plain : canonicalPhone(plain);
}

/** How a request to send names whom it goes to. */
export function recipientFields(address: string): { to: string } | { recipient: string } {
  return USER_ID.test(address) ? { recipient: address } : { to: address.replace(/^\+/, "") };
}
