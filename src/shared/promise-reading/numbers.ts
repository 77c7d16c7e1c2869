const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** The value of a Chinese or Arabic number below a thousand; of two side by side (“两三”) the greater; NaN where it is none. */
export function chineseNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  if (/^[一二两三四五六七八九]+$/.test(words)) return digits[words.at(-1)!]!;
  const match = /^(?:([一二两三四五六七八九])?百)?(?:零?([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(
    words,
  );
  if (!match) return Number.NaN;
  const hundreds = words.includes("百") ? (digits[match[1] ?? "一"] ?? 1) * 100 : 0;
  const tens = match[3] ? (digits[match[2] ?? "一"] ?? 1) * 10 : 0;
  return hundreds + tens + (match[4] ? digits[match[4]]! : 0);
}

const english: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  "a couple of": 2,
  "couple of": 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  "twenty-four": 24,
  thirty: 30,
  "forty-five": 45,
  "forty-eight": 48,
  sixty: 60,
  "half an": 0.5,
  "half a": 0.5,
};

/** The words that `englishNumber` knows, longest first, as the inside of a regular expression. */
export const englishNumbers = Object.keys(english)
  .sort((a, b) => b.length - a.length)
  .join("|");

/** The value of an English number word or figure; NaN where it is none. */
export function englishNumber(words: string): number {
  return /^\d+$/.test(words) ? Number(words) : (english[words.toLowerCase()] ?? Number.NaN);
}
