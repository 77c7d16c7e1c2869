import type { Locale } from "../../../../shared/contract/common.ts";
import type { KnowledgeFound, KnowledgeHit } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { joinIn, type Near, nearTo } from "../embeddings/join-in.ts";
import { idfOf } from "../passages/weights.ts";
import type { Reader } from "../reader.ts";
import { heaviestPassages } from "../store/matches.ts";
import { knownTerms } from "../store/terms.ts";
import { readTotals } from "../store/totals.ts";
import { answerIn } from "./answer.ts";
import { correct } from "./correct.ts";
import { readQuestion } from "./question.ts";
import { rank } from "./rank.ts";
import { sameAs } from "./synonyms.ts";

/** How many passages of all terms together are looked at, and how many of them are weighed to the last. */
const LOOKED_AT = 6_000;
const FEWEST_OF_TERM = 200;
const WEIGHED = 120;
/** What says so much finds its answer among fewer. */
const LONG_QUESTION = 30;
const WEIGHED_OF_LONG = 60;

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
  /** synonyms to try instead of those that are kept */
  synonyms?: readonly (readonly string[])[];
};

/** What covers less of a question may be about something else: perhaps it was mistyped. */
const DOUBTFUL = 0.7;

/**
 * The passages that may answer a question, the best first; each article once, by its best passage. Where little is found, what
 * was most likely meant is searched for too, and taken where more of it is found. Where an embedding model is set up, what
 * means the same joins in.
 */
export async function searchKnowledge(ctx: Ctx, asked: KnowledgeQuestion): Promise<KnowledgeFound> {
  const meaning = nearTo(ctx, asked.query, { ...asked, now: ctx.now() });
  const first = await searchOnce(ctx, asked, meaning);
  if (bestOf(first) >= DOUBTFUL) return { items: first.items, corrected: null };
  const meant = await correct(ctx, asked.query, first.isKnown);
  if (meant === null) return { items: first.items, corrected: null };
  const second = await searchOnce(ctx, { ...asked, query: meant.query }, meaning);
  // Read of passages that the asker may read: nobody learns by it which words stand elsewhere.
  return bestOf(second) > bestOf(first)
    ? { items: second.items, corrected: meant.as(`${second.items[0]!.title} ${second.items[0]!.text}`) }
    : { items: first.items, corrected: null };
}

type Found = { items: KnowledgeHit[]; isKnown: (term: string) => boolean };

async function searchOnce(ctx: Ctx, asked: KnowledgeQuestion, meant: Promise<Near[]>): Promise<Found> {
  const [question, all] = await Promise.all([
    readQuestion(asked.query, (read) => sameAs(ctx, read, asked.synonyms)),
    totals.get(ctx),
  ]);
  const known = await knownTerms(
    ctx.db,
    [...question.terms, ...question.singles].map(({ term }) => term),
  );
  const isKnown = (term: string) => known.has(term);
  const frequency = (term: string) => known.get(term)?.passages ?? 0;
  const terms = question.terms
    .filter(({ term }) => known.has(term))
    .map(({ term, weight }) => ({ id: known.get(term)!.id, weight: weight * idfOf(all.passages, frequency(term)) }));
  if (terms.length === 0 && (await meant).length === 0) return { items: [], isKnown };
  const perTerm = Math.max(FEWEST_OF_TERM, Math.floor(LOOKED_AT / Math.max(terms.length, 1)));
  const limit = terms.length > LONG_QUESTION ? WEIGHED_OF_LONG : WEIGHED;
  const matches = await heaviestPassages(ctx.db, { ...asked, terms, perTerm, now: ctx.now(), limit });
  const near = await meant;
  const byWords = new Set(matches.map(({ passageId }) => passageId));
  const found = [...matches, ...near.filter(({ passageId }) => !byWords.has(passageId))];
  const ranked = rank(question, found, frequency, all).map((one) => ({ ...one, words: one.score }));
  const seen = new Set<number>();
  const best = joinIn(ranked, near)
    .filter(({ articleId }) => !seen.has(articleId) && seen.add(articleId))
    .slice(0, asked.limit);
  const rarest = idfOf(all.passages, 1) || 1;
  const items = best.map((one) => {
    const { passageId, articleId, locale, slug, title, heading, anchor, text, score, coverage, words } = one;
    const match = { passageId, articleId, locale, slug, title, heading, anchor, text, score, coverage };
    return { ...match, strength: words / rarest, ...answerIn(text, question, frequency, all) };
  });
  return { items, isKnown };
}

function bestOf({ items }: Found): number {
  return items[0]?.coverage ?? 0;
}
