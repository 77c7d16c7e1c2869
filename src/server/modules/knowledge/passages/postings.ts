import { termsOf } from "../../search/index.ts";

/** BM25's usual parameters: how soon a term's repetition stops to count, and how much a long passage is held against it. */
const K1 = 1.2;
const B = 0.75;
/** Terms of a passage of usual length. */
const USUAL_LENGTH = 120;
/** A term of a title counts as so many in the text. */
const TITLE = 3;
const HEADING = 2;

/**
 * The terms of a passage with the part of their BM25 weight that does not depend on the question
 * (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009; fields weighted as in BM25F).
 */
export function postingsOf({ title, heading, text }: { title: string; heading: string; text: string }): {
  length: number;
  postings: Map<string, number>;
} {
  const counts = new Map<string, number>();
  const count = (words: string, times: number) => {
    const terms = termsOf(words);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + times);
    return terms.length;
  };
  const length = count(text, 1);
  count(title, TITLE);
  count(heading, HEADING);
  const norm = K1 * (1 - B + (B * length) / USUAL_LENGTH);
  const postings = new Map([...counts].map(([term, n]) => [term, (n * (K1 + 1)) / (n + norm)] as const));
  return { length, postings };
}
