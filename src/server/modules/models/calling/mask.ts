/** A text of a customer's without what tells of a person, and what stood there. */
export type Masked = { text: string; hidden: ReadonlyMap<string, string> };

const HAN_DIGITS = "[零〇一二三四五六七八九幺两]";
const NAME = "[\\p{Lu}][\\p{L}'’.-]+";
const STREET = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Place|Close|Terrace";

/** In this order: what is found first is not looked at again. */
const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["MAIL", /[\p{L}\p{N}._%+'-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ["LINK", /(?:https?:\/\/|www\.)\S+/giu],
  [
    "ADDRESS",
    /(?:[\p{Script=Han}]{2,7}(?:省|自治区|市|区|县|镇|乡|村)){0,4}[\p{Script=Han}\p{N}]{1,12}(?:路|街|大道|道|巷|弄|胡同)\s?[\p{N}一二三四五六七八九十百-]+\s?号?(?:[\p{Script=Han}\p{N}A-Za-z-]{0,6}(?:弄|号|栋|幢|座|单元|楼|层|室)){0,5}/gu,
  ],
  ["ADDRESS", new RegExp(`\\d{1,5}[a-z]?,?\\s+(?:\\p{Lu}[\\p{L}'’.-]*\\s+){1,4}(?:${STREET})\\b\\.?`, "gu")],
  ["ADDRESS", /\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|weg|platz|allee)\s*\d{1,4}[a-z]?/gu],
  ["ADDRESS", /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/gu],
  // An order, a case, a parcel: whatever is called a number, and whatever has five digits or looks like a key.
  [
    "NUMBER",
    /(?<=(?:订单|单号|工单|运单|快递|物流|会员|卡号|编号|身份证|发票号?|order|case|ticket|parcel|tracking|invoice|customer|account|card|number|no\.?)\s{0,2}(?:号码?|number|no\.?|id)?\s{0,2}[:：#是]?\s{0,2}(?:is\s)?)[A-Za-z-]{0,8}\d[\p{L}\d-]{1,30}/giu,
  ],
  ["NUMBER", /#\s?\d{2,}/gu],
  ["PHONE", /(?:\+|\b00)\d[\d\s().-]{6,18}\d/gu],
  ["NUMBER", /[A-Za-z]{0,6}-?\d[\d -]{10,24}[\dXx]/gu],
  ["PHONE", /\(?\d{2,5}\)?(?:[\s.-]?\d{2,5}){2,4}/gu],
  ["NUMBER", /[A-Za-z]{0,8}-?\d{5,}[A-Za-z\d-]*/gu],
  ["NUMBER", /\b(?=[A-Za-z\d]*\d[A-Za-z\d]*\d)(?=[A-Za-z\d]*[A-Za-z])[A-Za-z\d]{10,}\b/gu],
  ["PHONE", new RegExp(`${HAN_DIGITS}{7,}`, "gu")],
  [
    "NAME",
    /(?<=我叫|名字(?:是|叫)|姓名[:：是]?\s?|收货人[:：是]?\s?|收件人[:：是]?\s?|联系人[:：是]?\s?)[\p{Script=Han}·]{2,4}/gu,
  ],
  ["NAME", /(?<=我姓)\p{Script=Han}/gu],
  ["NAME", /\p{Script=Han}{1,2}(?=先生|女士|小姐|太太)/gu],
  [
    "NAME",
    new RegExp(
      `(?<=\\b(?:[Mm]y name(?: is|'s)|[Nn]ame:|[Tt]his is|[Mm]rs?\\.?|[Mm]s\\.?|[Dd]r\\.?|[Rr]egards,?|[Tt]hanks,)\\s+)${NAME}(?:\\s+${NAME}){0,2}`,
      "gu",
    ),
  ],
];

/**
 * Takes out of a text what tells of a person: mail addresses, telephone, order, case and card numbers, links, postal
 * addresses, and names as far as they are known or given as such. Each gets a place-holder, the same for the same words.
 *
 * @param names of the customer, as the desk knows them
 */
export function maskPersonal(text: string, names: readonly string[] = []): Masked {
  // What is not seen must not keep a number from being one.
  let rest = text.normalize("NFKC").replace(/[\p{Cf}\p{Cc}]/gu, (c) => (c === "\n" ? c : c === "\t" ? " " : ""));
  const hidden = new Map<string, string>();
  const places = new Map<string, string>();
  const counts = new Map<string, number>();
  const place = (kind: string) => (words: string) => {
    const known = places.get(words);
    if (known) return known;
    const n = (counts.get(kind) ?? 0) + 1;
    const name = `⟦${kind}${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n - 1] ?? "Z"}⟧`;
    counts.set(kind, n);
    hidden.set(name, words);
    places.set(words, name);
    return name;
  };
  rest = rest.replace(/[⟦⟧]/gu, "");
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/)]).map((name) => name.normalize("NFKC").trim());
  const known = [...new Set(parts)].filter((name) => [...name].length > 1).toSorted((a, b) => b.length - a.length);
  for (const name of known) rest = rest.replace(patternOf(name), place("NAME"));
  for (const [kind, pattern] of kinds) rest = rest.replace(pattern, place(kind));
  return { text: rest, hidden };
}

/** Puts back what was taken out. */
export function unmask(text: string, { hidden }: Pick<Masked, "hidden">): string {
  return text.replace(/⟦[A-Z]+⟧/gu, (name) => hidden.get(name) ?? "");
}

function patternOf(name: string): RegExp {
  const plain = name.replace(/[.*+?^$\u007b}()|[\]\\]/g, "\\$&");
  return /\p{Script=Han}/u.test(name) ? new RegExp(plain, "gu") : new RegExp(`(?<!\\p{L})${plain}(?!\\p{L})`, "giu");
}
