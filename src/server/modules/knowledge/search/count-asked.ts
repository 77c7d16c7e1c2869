import { normalWord } from "../../search/index.ts";

const HAN = /^\p{Script=Han}+$/u;
const WORDS = /[\p{L}\p{N}]+(?:[-_.@'/][\p{L}\p{N}]+)*/gu;
const PARTS = /[\p{L}\p{N}]+/gu;

/** Counts terms of a question in texts: only these, which costs far less than to cut each text into all of its own. */
export type Counter = (text: string) => Map<string, number>;

/** @param terms as `gramsOf` and `singlesOf` give them */
export function counterOf(terms: Iterable<string>): Counter {
  const all = [...new Set(terms)];
  const han = all.filter((term) => HAN.test(term));
  const other = new Set(all.filter((term) => !HAN.test(term)));
  // Only what begins alike can have the stem that was asked for.
  const beginnings = new Set([...other].map(beginningOf));
  return (text) => {
    const read = text.normalize("NFKC").toLowerCase();
    const counts = new Map<string, number>();
    for (const term of han) {
      const n = countIn(read, term);
      if (n > 0) counts.set(term, n);
    }
    if (other.size > 0) countWords(read, other, beginnings, counts);
    return counts;
  };
}

function countIn(text: string, term: string): number {
  let n = 0;
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + term.length)) n++;
  return n;
}

function countWords(
  text: string,
  asked: ReadonlySet<string>,
  beginnings: ReadonlySet<string>,
  counts: Map<string, number>,
) {
  const count = (term: string) => {
    if (asked.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  for (const [run] of text.matchAll(WORDS)) {
    const parts = run.match(PARTS)!;
    if (parts.length > 1) count(run);
    for (const part of parts) if (beginnings.has(beginningOf(part))) count(normalWord(part));
  }
}

function beginningOf(term: string): string {
  return term.slice(0, 2);
}
