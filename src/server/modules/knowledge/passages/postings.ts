import { termsOf } from "../../search/index.ts";
import { gramsOf, singlesOf } from "./grams.ts";
import { tfPart } from "./weights.ts";

/** A term of a passage: how much it says of it; null where it only counts. */
export type Posting = { term: string; weight: number | null; isWord: boolean };

/** A term of a title counts as so many in the text, one of a heading as so many. */
export const TITLE = 3;
export const HEADING = 2;
/** Terms of a passage of usual length: what is found first is weighed again with the real one. */
const USUAL_LENGTH = 300;

type Words = { title: string; heading: string; text: string };

/**
 * The terms of a passage with the part of their BM25 weight that does not depend on the question
 * (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009; fields weighted as in BM25F).
 */
export function postingsOf(passage: Words): { length: number; postings: Posting[] } {
  const { title, heading, text } = passage;
  const counts = countOf(passage, gramsOf);
  const length = gramsOf(text).length;
  const words = new Set(termsOf([title, heading, text].join("\n")));
  const found = [...counts].map(([term, n]) => ({
    term,
    weight: tfPart(n, length / USUAL_LENGTH),
    isWord: words.has(term),
  }));
  const singles = [...new Set(singlesOf([title, heading, text].join("\n")))].filter((term) => !counts.has(term));
  return { length, postings: [...found, ...singles.map((term) => ({ term, weight: null, isWord: false }))] };
}

/** How often each term stands in a passage, in its title and heading more than once. */
export function countOf({ title, heading, text }: Words, cut: (text: string) => string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [words, times] of [
    [text, 1],
    [title, TITLE],
    [heading, HEADING],
  ] as const) {
    for (const term of cut(words)) counts.set(term, (counts.get(term) ?? 0) + times);
  }
  return counts;
}
