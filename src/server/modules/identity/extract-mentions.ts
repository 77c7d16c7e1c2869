import { findPhoneNumbersInText } from "libphonenumber-js/min";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { numbersIn } from "../intake/index.ts";

/** Something a person wrote that may tell who they are elsewhere; `value` is canonical. */
export type Mention = { kind: "phone" | "mail" | "number"; value: string };

/** A message as long as this says nothing more of who wrote it. */
const MAX_TEXT = 4_000;
/** Whoever lists more than this sends a list, and none of it is theirs. */
const MOST = 5;

// Begun only where a word begins, and bounded: hostile text must not be tried from each of its letters.
const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/**
 * The telephone numbers (E.164), mail addresses and order or parcel numbers in a text. Numbers without a country are read
 * as Chinese.
 */
export function extractMentions(text: string): Mention[] {
  const words = text.slice(0, MAX_TEXT);
  const phones = findPhoneNumbersInText(words, "CN")
    .filter(({ startsAt, endsAt }) => isDialled(words.slice(startsAt, endsAt)))
    .map(({ number }) => number.number as string);
  const mails = [...words.matchAll(MAIL)].flatMap(([address]) => canonicalMailAddress(address) ?? []);
  return [
    ...few(phones).map((value) => ({ kind: "phone" as const, value })),
    ...few(mails).map((value) => ({ kind: "mail" as const, value })),
    ...few([...numbersIn(words)]).map((value) => ({ kind: "number" as const, value })),
  ];
}

/** Dates and house numbers could be numbers of some town: without a country's plus only what is dialled so counts. */
function isDialled(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  return written.trimStart().startsWith("+") || /^(?:86)?1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits);
}

function few(values: readonly string[]): string[] {
  const distinct = [...new Set(values)];
  return distinct.length > MOST ? [] : distinct;
}
