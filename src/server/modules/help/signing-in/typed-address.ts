import { canonicalMailAddress } from "../../../../shared/mail-address.ts";
import { canonicalPhone } from "../../../../shared/phone-number.ts";
import type { SignedIn } from "./reader-cookie.ts";

const MAIL = /^[^\s<>:"]{1,64}@[^\s<>:"]{1,189}$/;

/** The mail address or telephone number that somebody typed, canonical; null for neither. */
export function typedAddress(typed: string): SignedIn | null {
  const text = typed.normalize("NFKC").trim();
  const mail = MAIL.test(text) ? canonicalMailAddress(text) : null;
  if (mail) return { kind: "mail", address: mail };
  const phone = text.includes("@") ? null : canonicalPhone(text);
  return phone ? { kind: "phone", address: phone } : null;
}
