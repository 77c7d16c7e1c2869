import { normalWord } from "../../search/index.ts";

/** A negation, whatever it is said with. */
export const NOT = "¬";

/** Words of English that carry nothing: they may be added and left out. What bounds a claim is not among them. */
const FREE = new Set(
  `a an the you your yours we our us i my me it its they them their this that these those there here is are was were be been am
  can do does did have has had to of in on at for from with by as and so then also just please simply`.split(/\s+/),
);
/** Of Chinese, longer ones first. */
const FREE_HAN =
  /我们|您好|你们|这个|那个|可以|可不可以|能不能|是不是|有没有|不仅|不过|无论|非常|别的|[的了是您你我请能会就也都在把吧呢哦啊啦呀这那并且和与而则即地得着过之其它他她们]/gu;
const NOT_HAN = /不能|不可以|不可|不会|不要|不得|没有|无法|禁止|[不没无非未别勿莫]/gu;
const NOT_ENGLISH = /^(?:not|no|never|cannot|without|none|neither|nor|hardly)$|n['’]t$/;

/** What bounds a claim: whoever leaves it out, or adds it, says something else. */
const BOUND = new Set(
  ["only", "unless", "except", "if", "until", "may", "might", "must", "should", "provided", "or", "but", "maybe"].map(
    normalWord,
  ),
);
const BOUND_HAN = /可能|必须|如果|除非|除了|或者|但是|只有|[只仅除若须限或但]/gu;

const ENGLISH_NUMBERS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
const WORDS_OF_NUMBERS = new Map<string, number>([
  ...ENGLISH_NUMBERS.split(" ").map((word, value) => [word, value] as const),
  ...["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"].map(
    (word, at) => [word, (at + 3) * 10] as const,
  ),
  ["thousand", 1_000],
]);
const HAN_NUMBER = /[零〇一二三四五六七八九十百千万两半]+(?=[天日月年元块个小分周次倍件成折号点种位张把台])/gu;
const HAN_DIGITS = "零一二三四五六七八九";
const POWERS: Record<string, number> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

const TOKEN = /⟨[^⟩]*⟩|\p{Script=Han}|\p{N}+(?:[.,:/-]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}]+)*|[€$£¥%]/gu;

/**
 * What a sentence claims, in its order: words by their stems, Chinese character by character, numbers by their value,
 * negations and bounds by what they are. Words that carry nothing are left out.
 */
export function claimsOf(text: string): string[] {
  const read = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[⟨⟩]/gu, "")
    .replace(HAN_NUMBER, (words) => ` ${valueOfHan(words)} `)
    .replace(/可不可以|能不能|是不是|有没有|不仅|不过|无论|非常|别的/gu, " ")
    .replace(NOT_HAN, ` ⟨${NOT}⟩ `)
    .replace(BOUND_HAN, (word) => ` ⟨${word}⟩ `)
    .replace(FREE_HAN, " ");
  return (read.match(TOKEN) ?? []).flatMap((token) => {
    if (token.startsWith("⟨")) return [token.slice(1, -1) === NOT ? NOT : token];
    if (NOT_ENGLISH.test(token)) return [NOT];
    if (/^\p{N}/u.test(token)) return [numberOf(token)];
    if (FREE.has(token)) return [];
    const number = WORDS_OF_NUMBERS.get(token);
    return [number === undefined ? boundOr(normalWord(token)) : `#${number}`];
  });
}

export function isNumber(claim: string): boolean {
  return claim.startsWith("#");
}

/** True for what may neither be left out nor added. */
export function isBinding(claim: string): boolean {
  return claim === NOT || claim.startsWith("⟨");
}

function boundOr(word: string): string {
  return BOUND.has(word) ? `⟨${word}⟩` : word;
}

/** `1,000` and `1000` are the same, `1.5` and `15` are not. */
function numberOf(token: string): string {
  const plain = token.replace(/,(?=\p{N}{3}(?!\p{N}))/gu, "");
  return `#${/^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : plain}`;
}

function valueOfHan(words: string): string {
  if (words === "半") return "0.5";
  if (![...words].some((one) => one in POWERS)) {
    return [...words].map((one) => digitOf(one)).join("");
  }
  let sum = 0;
  let digit = 0;
  for (const one of words) {
    const power = POWERS[one];
    if (power === undefined) digit = digitOf(one);
    else {
      sum = power === 10_000 ? (sum + digit || 1) * power : sum + (digit || 1) * power;
      digit = 0;
    }
  }
  return String(sum + digit);
}

function digitOf(one: string): number {
  if (one === "两") return 2;
  return Math.max(0, HAN_DIGITS.indexOf(one === "〇" ? "零" : one));
}
