import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { canonicalPhone } from "../../../shared/phone-number.ts";

/** What the address begins with of somebody who withheld their number: nobody can write to them. */
export const WITHHELD = "withheld:";

/** A number as everybody writes it; one without its country is of the country of `own`. Null when it is none. */
export function faxNumber(text: string, own?: string): string | null {
  const plain = canonicalPhone(text);
  if (!plain || plain.startsWith("+") || !own) return plain;
  const country = parsePhoneNumberFromString(own)?.countryCallingCode;
  const parsed = country ? parsePhoneNumberFromString(plain, { defaultCallingCode: country }) : undefined;
  return parsed?.isPossible() ? parsed.number : plain;
}
