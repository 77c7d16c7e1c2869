import { HEADING, TITLE } from "../passages/postings.ts";
import { idfOf, tfPart } from "../passages/weights.ts";
import type { Match } from "../store/matches.ts";
import type { Totals } from "../store/totals.ts";
import { counterOf } from "./count-asked.ts";
import type { Asked, Question } from "./question.ts";

/** A word that means the same covers so much of what was asked. */
const SAME = 0.8;

export type Ranked = Match & { score: number; coverage: number };

/** In how many passages a term stands; 0 for none. */
export type Frequency = (term: string) => number;

/**
 * Puts passages that were found in the order in which they answer: BM25 over words, pairs and single characters, with the
 * real lengths. `coverage` is the share of what the question says that stands in the passage, its title or heading.
 */
export function rank(question: Question, matches: readonly Match[], frequency: Frequency, totals: Totals): Ranked[] {
  const weighed = [...question.terms, ...question.singles].map((asked) => weigh(asked, frequency, totals));
  const told = question.terms.filter(({ isAsking }) => !isAsking);
  const telling = (told.length > 0 ? told : question.terms).map((asked) => tells(asked, frequency, totals));
  const all = telling.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const count = counterOf(weighed.map(({ term }) => term));
  return matches
    .map((match) => {
      const fields = [
        [count(match.text), 1],
        [count(match.title), TITLE],
        [count(match.heading), HEADING],
      ] as const;
      const times = (term: string) => fields.reduce((sum, [counts, n]) => sum + n * (counts.get(term) ?? 0), 0);
      const lengths = match.length / totals.length;
      const said = weighed.reduce((sum, { term, weight }) => {
        const n = times(term);
        return n === 0 ? sum : sum + weight * tfPart(n, lengths);
      }, 0);
      // So little that it orders only what answers about as well.
      const score = said * (1 + match.usage);
      const stands = (term: string) => times(term) > 0;
      const instead = new Set(
        question.same.flatMap(({ terms, instead }) => (instead.some((other) => other.every(stands)) ? terms : [])),
      );
      const found = telling.reduce((sum, { term, weight }) => {
        if (stands(term)) return sum + weight;
        return instead.has(term) ? sum + SAME * weight : sum;
      }, 0);
      return { ...match, score, coverage: found / all };
    })
    .toSorted((a, b) => b.score - a.score || a.passageId - b.passageId);
}

function weigh({ term, weight }: Asked, frequency: Frequency, { passages }: Totals): { term: string; weight: number } {
  return { term, weight: weight * idfOf(passages, frequency(term)) };
}

// Of fewer passages a word that is in none of them is no rarer than one that is in one.
const FEWEST = 1_000;

function tells({ term, weight }: Asked, frequency: Frequency, { passages }: Totals): { term: string; weight: number } {
  return { term, weight: weight * idfOf(Math.max(passages, FEWEST), Math.max(frequency(term), 1)) };
}
