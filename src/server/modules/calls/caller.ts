import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { customersOfHandles, personsOf } from "../customers/index.ts";

/** What exchanges say in place of a number that is withheld. */
const WITHHELD = /^(?:anonymous|restricted|unavailable|unknown|private|withheld|asserted|)$/i;
/** The words above as they are typed on a telephone, which is what Twilio gives (https://www.twilio.com/docs/glossary). */
const WITHHELD_NUMBERS = new Set(["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"]);

/** A number as people are compared by, E.164 where that is sure; null where it is withheld or none. */
export function numberOf(text: string | null): string | null {
  const plain = (text ?? "").trim();
  if (WITHHELD.test(plain) || WITHHELD_NUMBERS.has(plain) || plain.length > 60) return null;
  const user = /^sips?:([^@;]+)@/i.exec(plain)?.[1];
  const canonical = canonicalPhone(user ?? plain);
  if (canonical === null) return null;
  return parsePhoneNumberFromString(canonical)?.number ?? canonical;
}

/** Who calls. Who withholds their number is somebody known by this one call only. */
export function handleOfCaller(number: string | null, call: string): Handle {
  return number === null
    ? { kind: "none", address: call, display: "", name: null }
    : { kind: "phone", address: number, display: number, name: null };
}

/** The customer whose number this is. */
export async function customerOfNumber(ctx: Ctx, number: string | null): Promise<number | null> {
  if (number === null) return null;
  return (await customersOfHandles(ctx, [{ kind: "phone", address: number }])).get(`phone:${number}`) ?? null;
}

export async function isBlocked(ctx: Ctx, customerId: number | null): Promise<boolean> {
  return customerId !== null && ((await personsOf(ctx, [customerId])).get(customerId)?.blocked ?? false);
}
