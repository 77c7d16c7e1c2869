import type { Sentence } from "./types.ts";

/** No sentence is longer: it is cut, so that reading a text takes time in proportion to its length. */
const LONGEST = 400;
const abbreviation =
  /(?:^|[\s(])(?:[ap]\.?m|mr|mrs|ms|dr|no|nr|sept?|aug|oct|nov|dec|jan|feb|mar|apr|mon|tues?|wed|thurs?|fri|sat|sun|e\.g|i\.e|approx)$/i;

/**
 * The sentences of a text. Figures and marks in full width become plain ones; what is quoted, between marks or behind “>”, is
 * blanked: somebody else's words promise nothing. Every character keeps its place.
 */
export function sentencesOf(text: string): Sentence[] {
  const plain = blankQuotations(narrow(text));
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number, asks: boolean) => {
    const words = plain.slice(start, end);
    if (words.trim() !== "") sentences.push({ text: words, start, asks: asks || asksInChinese(words) });
    start = end;
  };
  for (let at = 0; at < plain.length; at++) {
    const mark = plain[at]!;
    if (mark === "?") close(at + 1, true);
    else if (mark === "。" || mark === "!" || mark === ";" || mark === "\n" || mark === "…") close(at + 1, false);
    else if (mark === "." && endsSentence(plain, at)) close(at + 1, false);
    else if (at - start >= LONGEST) close(at + 1, false);
  }
  close(plain.length, false);
  return sentences;
}

function endsSentence(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 12);
  if (next !== "" && !/^\s/.test(next)) return false;
  if (!abbreviation.test(text.slice(Math.max(0, at - 8), at))) return true;
  // “by 5 p.m. on Friday” goes on; “by 5 p.m. We will” does not.
  return /^\s+[A-Z]/.test(next) && !/^\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|[JFMASOND][a-z]{2,8} \d)/.test(next);
}

function asksInChinese(words: string): boolean {
  // “明天给您发出呢” is how a shop's people speak, and asks nothing.
  return /(?:吗|行不行|好不好|可不可以|怎么样|(?:什么|哪|怎|几|多少|如何|谁|是不是|要不要)[^,。]*呢)[\s,。~!]*$/.test(
    words,
  );
}

const full: Record<string, string> = {
  "：": ":",
  "？": "?",
  "！": "!",
  "；": ";",
  "，": ",",
  "～": "~",
  "（": "(",
  "）": ")",
  "－": "-",
};

function narrow(text: string): string {
  return text
    .replace(/[：？！；，～（）－]/g, (mark) => full[mark]!)
    .replace(/[０-９]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0));
}

function blankQuotations(text: string): string {
  const blank = (words: string) => words.replace(/[^\n]/g, " ");
  return text
    .replace(/^[ \t]{0,4}>[^\n]*$/gm, blank)
    .replace(/“[^”“\n]{1,300}”|「[^」「\n]{1,300}」|『[^』『\n]{1,300}』|"[^"\n]{1,300}"/g, blank);
}
