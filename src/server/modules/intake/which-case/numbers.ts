/** Numbers that name one order or parcel: who writes the same one again writes about the same thing. */
import { normalized } from "./normalized.ts";

/** Shorter ones are quantities, years and house numbers. */
const SHORTEST = 8;
const LONGEST = 40;
/** In a text; who pastes a whole list means none of them. */
const MOST = 10;

// Bounded, and begun only where a word begins: a long word without an @ must not be tried from each of its letters.
const ADDRESSES = /(?<!\S)\S{1,254}@\S{1,254}|(?:https?:\/\/|www\.)\S{1,2000}/g;
/** Beyond these a message names no order that its beginning does not; some characters become many by being normalised. */
const MAX_TEXT = 8_000;
const TOKENS = /(?<![A-Z0-9.,/-])[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Z0-9]|[.,/:]\d)/g;
/** Said right before a number: it names a person or a place to call, so all of their cases would share it. */
const OF_A_PERSON =
  /(?:电话|手机|手机号|热线|联系方式|会员(?:号|卡号|编号)?|客户(?:号|编号)|账号|帐号|卡号|身份证号?码?|税号|识别号|QQ|微信号?|PHONE|TEL|MOBILE|CELL|CALL|FAX|WHATSAPP|HOTLINE|CUSTOMER (?:NO|NUMBER|ID)|MEMBER(?:SHIP)?(?: (?:NO|NUMBER|ID))?|ACCOUNT(?: (?:NO|NUMBER|ID))?|IBAN|VAT(?: ID)?|TAX ID)\s*(?:是|为|IS|号码?|NO|NUMBER)?[\s.:：#]*\+?$/;
const COUNTRY_BEFORE = /\+\d{0,3}[ -]?$/;
const PRICE_BEFORE = /(?:[¥￥$€£]|RMB|CNY|USD|EUR)\s*$/;
const PRICE_AFTER = /^\s*(?:元|块|美元|欧元|RMB|CNY|USD|EUR)/;

/**
 * Order and tracking numbers in a text, in capitals and without hyphens. Left out are phone and customer numbers, dates,
 * times and prices, and what has too few digits to be anything but a product's name.
 */
export function numbersIn(text: string): Set<string> {
  const plain = normalized(text.slice(0, MAX_TEXT)).slice(0, MAX_TEXT).toUpperCase().replace(ADDRESSES, " ");
  const found = new Set<string>();
  for (const match of plain.matchAll(TOKENS)) {
    const before = plain.slice(Math.max(0, match.index - 40), match.index);
    const after = plain.slice(match.index + match[0].length, match.index + match[0].length + 8);
    if (OF_A_PERSON.test(before) || PRICE_BEFORE.test(before) || PRICE_AFTER.test(after) || COUNTRY_BEFORE.test(before))
      continue;
    const number = match[0].replaceAll("-", "");
    if (namesOneThing(number, match[0])) found.add(number);
  }
  return found.size > MOST ? new Set() : found;
}

function namesOneThing(number: string, written: string): boolean {
  if (number.length < SHORTEST || number.length > LONGEST) return false;
  const digits = number.replace(/\D/g, "");
  const longestRun = Math.max(0, ...(number.match(/\d+/g) ?? []).map((run) => run.length));
  if (digits.length < 8 && longestRun < 5) return false;
  return !isDate(written) && !isPhone(written);
}

function isDate(written: string): boolean {
  const parts = /^((?:19|20)\d\d)-?(\d{1,2})-?(\d{1,2})$/.exec(written);
  return parts !== null && Number(parts[2]) <= 12 && Number(parts[3]) <= 31;
}

/** Mainland mobile and service numbers, and what is written in the groups of a phone number. */
function isPhone(written: string): boolean {
  const digits = written.replaceAll("-", "");
  return (
    /^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits) ||
    /^[48]00\d{7}$/.test(digits) ||
    /^0\d{2,3}-\d{7,8}$/.test(written) ||
    /^\d{1,3}-\d{3}-\d{3,4}-\d{4}$/.test(written) ||
    /^\d{3}-\d{3}-\d{4}$/.test(written)
  );
}
