/**
 * What should not stand where everybody reads: addresses, telephone, order and identity numbers. Found by their look, so
 * that a part may be missed and a harmless number taken for one: a person is asked, nothing is refused for it.
 */
export type PersonalKind = "mail" | "phone" | "id" | "card" | "order" | "address";
export type PersonalFinding = { kind: PersonalKind; start: number; end: number };

const patterns: readonly { kind: PersonalKind; pattern: RegExp; isOne?: (text: string) => boolean }[] = [
  { kind: "mail", pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  { kind: "id", pattern: /(?<![\w])[1-9]\d{16}[\dXx](?![\w])/g },
  { kind: "card", pattern: /(?<![\w-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-])/g, isOne: passesLuhn },
  { kind: "phone", pattern: /(?<![\w+])(?:\+|00)[1-9](?:[ ().-]{0,2}\d){7,13}(?!\w)/g },
  { kind: "phone", pattern: /(?<!\w)(?:86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\w)/g },
  { kind: "phone", pattern: /(?<![\w-])0\d{2,3}[ -]?\d{7,8}(?![\w-])/g },
  { kind: "phone", pattern: /(?<![\w-])\(?(?![48]00)\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])/g },
  {
    kind: "order",
    pattern:
      /(?<=(?:订单|单号|运单|快递|物流|流水号|order|tracking|parcel|invoice)[^\n\d]{0,12})[A-Za-z]{0,4}[\d][\d-]{5,24}(?!\w)/gi,
  },
  { kind: "order", pattern: /(?<!\w)[A-Z]{2,4}\d{9,20}(?!\w)/g },
  { kind: "order", pattern: /(?<![\w.,-])\d{10,24}(?![\w-]|[.,]\d)/g },
  {
    kind: "address",
    pattern:
      /(?:\p{Script=Han}{2,10}[省市区县])?\p{Script=Han}{1,10}(?:路|街|大道|巷|弄)\d{1,5}号(?:[\p{Script=Han}\d-]{0,10}[室楼栋])?/gu,
  },
];

/** What looks like personal data in a text, in order and without overlap. */
export function findPersonalData(text: string): PersonalFinding[] {
  const found: PersonalFinding[] = [];
  for (const { kind, pattern, isOne } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isOne && !isOne(match[0])) continue;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ kind, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with what was found made unreadable. */
export function maskPersonalData(text: string): string {
  let masked = "";
  let from = 0;
  for (const { start, end } of findPersonalData(text)) {
    masked += `${text.slice(from, start)}•••••`;
    from = end;
  }
  return masked + text.slice(from);
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}
