/** Something the robot offered to choose from. */
export type Offered = { articleId: number; passageId: number; title: string };
export type Choice = { kind: "chosen"; index: number } | { kind: "none" } | null;

const NUMERALS: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
};
const NUMBER =
  /^[\s(（【[#]*(?:第|选(?:择)?|number|no\.?|option|the|answer)?\s*([1-4]|[一二两三四]|one|two|three|four|first|second|third|fourth)\s*(?:st|nd|rd|th)?(?:个|项|种|条|号|one|option|please|吧|谢谢|[)）】\].。、!！])*\s*$/iu;
const YES =
  /^(?:是(?:的|啊|呀)?|对(?:的|啊)?|嗯+|没错|就是(?:这个|它)|yes|yep|yeah|yup|right|correct|exactly|that(?:'s| is) (?:it|right))[，,.。!！ ]*(?:please|谢谢|thanks)?[.。!！ ]*$/iu;
const NONE =
  /^(?:不是(?:的|这个)?|不对|都不是|都不对|都没有|没有一个|不是这些|以上都不是|none(?: of (?:them|these|those|the above))?|neither(?: of them)?|no|something else|other|其他|别的|0)[.。!！ ]*$/iu;

/** Which of what was offered somebody means: by its number, or by its words; null where they say something else. Pure. */
export function choiceIn(text: string, offered: readonly Pick<Offered, "title">[]): Choice {
  const said = text.normalize("NFKC").trim();
  if (NONE.test(said)) return { kind: "none" };
  if (offered.length === 1 && YES.test(said)) return { kind: "chosen", index: 0 };
  const typed = NUMBER.exec(said)?.[1]?.toLowerCase();
  if (typed) {
    const index = (NUMERALS[typed] ?? Number(typed)) - 1;
    return index < offered.length ? { kind: "chosen", index } : null;
  }
  const plain = bare(said);
  if ([...plain].length < 2) return null;
  const fitting = offered.flatMap(({ title }, index) => {
    const other = bare(title);
    return other === plain || other.includes(plain) || plain.includes(other) ? [index] : [];
  });
  return fitting.length === 1 ? { kind: "chosen", index: fitting[0]! } : null;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, "");
}
