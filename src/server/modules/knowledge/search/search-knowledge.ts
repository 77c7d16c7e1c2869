import type { Locale } from "../../../../shared/contract/common.ts";
import type { KnowledgeFound } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { excerptOf, queryTerms } from "../../search/index.ts";
import type { Reader } from "../reader.ts";
import { matchPassages } from "../store/matches.ts";

/** More of a question than this says nothing new. */
const LONGEST_QUERY = 500;
const MOST_TERMS = 40;

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
export async function searchKnowledge(ctx: Ctx, question: KnowledgeQuestion): Promise<KnowledgeFound> {
  const query = question.query.slice(0, LONGEST_QUERY);
  const terms = queryTerms(query).slice(0, MOST_TERMS);
  if (terms.length === 0) return { items: [], corrected: null };
  const matches = await matchPassages(ctx.db, { ...question, terms, now: ctx.now(), limit: question.limit * 4 });
  const seen = new Set<number>();
  const best = matches.filter(({ articleId }) => !seen.has(articleId) && seen.add(articleId)).slice(0, question.limit);
  return { items: best.map((match) => ({ ...match, excerpt: excerptOf(match.text, query) })), corrected: null };
}
