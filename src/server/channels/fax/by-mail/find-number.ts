import { faxNumber } from "../number.ts";

/** A number as people write it: with blanks, dashes and brackets in it. */
const NUMBER = String.raw`(\+?\d{0,4}[ \t]?\(?\d{1,5}\)?[\d \t.\/-]{3,20}\d)`;
const GAP = String.raw`[\s:：=#"“”'‘’«<\[【(（]{0,8}`;

/** Where providers write who called, in the order in which they are to be believed. */
const CALLER = [
  // eFax, HylaFAX, Asterisk, 263, 易传真 …
  "caller[ -]?(?:id|number)\\d?|call ?id\\d?|calling (?:party|number)|remote number|rufnummer|absendernummer",
  "主叫(?:号码)?|来电(?:号码)?|对方(?:传真)?(?:号码)?|发送(?:方|者|号码)(?:号码)?|发件(?:人|方|号码)?|传真来源",
  "(?:received|fax|message|telefax|facsimile|传真)[^\\n\\d+]{0,60}?(?:\\bfrom|\\bvon|\\bde|\\bda|\\bvan|来自|發自|发自)",
  "\\bfrom|\\bvon|来自|來自|发自",
];
/** What the sending machine calls itself, which anybody may set. */
const STATION = ["\\b(?:csid|tsid|station(?: id)?|remote id|absenderkennung|sender|传真标识)\\d?"];
/** To whom a fax of ours went. */
const CALLED = [
  "\\b(?:to|an|à|naar|destination|recipient|empfänger)|被叫(?:号码)?|接收(?:方|号码)|收件(?:人|方)?|发往|致|至",
];

/** Providers write the number above; a line of theirs is not long. */
const MAX_TEXT = 4_000;

/** Who sent a fax, as the provider's words tell: the number and whether the network told it. */
export function findSender(
  text: string,
  own: string,
  template?: string,
): { number: string; isStation: boolean } | null {
  const caller = (template ? byTemplate(text, template, own) : null) ?? firstAfter(CALLER, text, own);
  if (caller) return { number: caller, isStation: false };
  const station = firstAfter(STATION, text, own);
  return station ? { number: station, isStation: true } : null;
}

/** To whom a fax went, as the provider's words about it tell. */
export function findCalled(text: string, own: string): string | null {
  return firstAfter(CALLED, text, own);
}

/** The number at its place in words such as `Fax of {number} at`. */
function byTemplate(text: string, template: string, own: string): string | null {
  const parts = template.split(/(\{number\}|\s+)/).map((part) => {
    if (part === "{number}") return NUMBER;
    return /^\s+$/.test(part) ? "\\s{1,8}" : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  });
  return numberOf(new RegExp(parts.join(""), "iu").exec(text.slice(0, MAX_TEXT))?.[1], own);
}

function firstAfter(words: readonly string[], text: string, own: string): string | null {
  const start = text.slice(0, MAX_TEXT);
  for (const word of words) {
    for (const match of start.matchAll(new RegExp(`(?:${word})${GAP}${NUMBER}`, "giu"))) {
      const number = numberOf(match[1], own);
      if (number) return number;
    }
  }
  return null;
}

function numberOf(given: string | undefined, own: string): string | null {
  // What stands behind a whole number is something else, such as how many pages it sent.
  const number = given ? faxNumber(/^\+?\d{9,}/.exec(given)?.[0] ?? given, own) : null;
  return number === own ? null : number;
}
