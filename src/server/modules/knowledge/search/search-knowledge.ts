import type { Locale } from "../../../../shared/contract/common.ts";
import type { KnowledgeFound } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { idfOf } from "../passages/weights.ts";
import type { Reader } from "../reader.ts";
import { heaviestPassages } from "../store/matches.ts";
import { knownTerms } from "../store/terms.ts";
import { readTotals } from "../store/totals.ts";
import { answerIn } from "./answer.ts";
import { readQuestion } from "./question.ts";
import { rank } from "./rank.ts";

/** How many passages of all terms together are looked at, and how many of them are weighed to the last. */
const LOOKED_AT = 6_000;
const FEWEST_OF_TERM = 200;
const WEIGHED = 80;

/** They move slowly, and a search is none the worse for old ones. */
const totals = shortMemory(60_000, (ctx) => readTotals(ctx.db));

/** What is asked of the knowledge, by whom. */
export type KnowledgeQuestion = {
  /** natural language, Chinese or English */
  query: string;
  reader: Reader;
  /** in which languages an answer is of use, the best first */
  locales: readonly Locale[];
  limit: number;
};

/** The passages that may answer a question, the best first; each article once, by its best passage. */
export async function searchKnowledge(ctx: Ctx, asked: KnowledgeQuestion): Promise<KnowledgeFound> {
  const question = readQuestion(asked.query);
  const [known, all] = await Promise.all([
    knownTerms(
      ctx.db,
      [...question.terms, ...question.singles].map(({ term }) => term),
    ),
    totals.get(ctx),
  ]);
  const frequency = (term: string) => known.get(term)?.passages ?? 0;
  const terms = question.terms
    .filter(({ term }) => known.has(term))
    .map(({ term, weight }) => ({ id: known.get(term)!.id, weight: weight * idfOf(all.passages, frequency(term)) }));
  if (terms.length === 0) return { items: [], corrected: null };
  const perTerm = Math.max(FEWEST_OF_TERM, Math.floor(LOOKED_AT / terms.length));
  const matches = await heaviestPassages(ctx.db, { ...asked, terms, perTerm, now: ctx.now(), limit: WEIGHED });
  const seen = new Set<number>();
  const best = rank(question, matches, frequency, all)
    .filter(({ articleId }) => !seen.has(articleId) && seen.add(articleId))
    .slice(0, asked.limit);
  const items = best.map(({ length: _, ...match }) => ({
    ...match,
    ...answerIn(match.text, question, frequency, all),
  }));
  return { items, corrected: null };
}
