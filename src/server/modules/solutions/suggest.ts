import { sql } from "kysely";
import type { Macro } from "../../../shared/contract/cases.ts";
import type { Locale } from "../../../shared/contract/common.ts";
import type { SuggestedArticle, Suggestions } from "../../../shared/contract/solutions.ts";
import { type Ctx, can } from "../../kernel/ctx.ts";
import { localeFor } from "../../kernel/words.ts";
import { type CaseFacts, getCase, listMacros, mayReadCurrentCase } from "../cases/index.ts";
import { wordsOfCases } from "../conversations/index.ts";
import { colleague, knownCustomer, type Reader, searchKnowledge, shortAddress } from "../knowledge/index.ts";
import { queryTerms, termsOf } from "../search/index.ts";
import { likenessOf } from "./likeness.ts";
import { presentSolutions } from "./present.ts";
import { solutionsLike } from "./store/solutions.ts";

const ARTICLES = 3;
const SOLUTIONS = 3;
const MACROS = 2;
/** What speaks of less of the question than this fits by accident. */
const FITS = 0.34;
/** And of another case, less than this of the question is another question. */
const ALIKE = 0.45;
/** A draft says something from here on. */
const SHORTEST_DRAFT = 4;
/** Of a customer's letter so much is asked about. */
const READ = 400;

/**
 * What fits a case while somebody reads it or writes in it: articles, how alike ones were solved, macros. In the customer's
 * language first. The actor sees no more of other customers' cases than elsewhere.
 *
 * @param draft what is typed so far
 * @throws cases.not_found
 */
export async function suggestFor(ctx: Ctx, caseId: number, draft: string): Promise<Suggestions> {
  const row = await getCase(ctx, caseId);
  const asked = await askedIn(ctx, row);
  const typed = draft.trim().length >= SHORTEST_DRAFT ? draft.trim() : "";
  const [articles, solutions, macros] = await Promise.all([
    can(ctx.actor, "knowledge:read") ? articlesFor(ctx, row, [typed, asked]) : [],
    solutionsFor(ctx, row, asked),
    can(ctx.actor, "macros:use") ? macrosFor(ctx, `${asked}\n${typed}`) : [],
  ]);
  return { articles, solutions, macros };
}

/** What the customer wants to know: their subject, how they began, and what they said last. */
async function askedIn(ctx: Ctx, row: CaseFacts): Promise<string> {
  const words = (await wordsOfCases(ctx, [row.id])).get(row.id) ?? [];
  const [first, last] = [words[0], words.at(-1)];
  const said = first === last ? [first] : [last, first];
  return [row.subject, ...said.map((one) => one?.text.slice(0, READ))].filter(Boolean).join("\n");
}

async function articlesFor(ctx: Ctx, row: CaseFacts, queries: readonly string[]): Promise<SuggestedArticle[]> {
  const own = localeFor(row.language ?? undefined);
  const locales: readonly Locale[] = own === "en" ? ["en", "zh-CN"] : ["zh-CN", "en"];
  const forThem = await found(ctx, queries, knownCustomer(row.brandId), locales);
  const internal: Reader = { audiences: colleague.audiences.filter((one) => one === "agents"), brandId: row.brandId };
  const forUs = await found(ctx, queries, internal, locales);
  const article = (hit: (typeof forThem)[number], url: string | null): SuggestedArticle => {
    const { articleId, locale, title, heading, text } = hit;
    return { articleId, locale, title, heading, text, url };
  };
  const urls = await Promise.all(forThem.map((hit) => shortAddress(ctx, hit, row.brandId)));
  return [...forThem.map((hit, at) => ({ hit, url: urls[at]! })), ...forUs.map((hit) => ({ hit, url: null }))]
    .toSorted((a, b) => b.hit.coverage - a.hit.coverage)
    .slice(0, ARTICLES)
    .map(({ hit, url }) => article(hit, url));
}

/** What any of some texts finds, each article by the text that it fits best. */
async function found(ctx: Ctx, queries: readonly string[], reader: Reader, locales: readonly Locale[]) {
  const asked = queries.filter(Boolean);
  const results = await Promise.all(
    asked.map((query) => searchKnowledge(ctx, { query: query.slice(0, READ), reader, locales, limit: ARTICLES })),
  );
  const best = new Map<number, (typeof results)[number]["items"][number]>();
  for (const hit of results.flatMap(({ items }) => items)) {
    if (hit.coverage >= FITS && hit.coverage > (best.get(hit.articleId)?.coverage ?? 0)) best.set(hit.articleId, hit);
  }
  return [...best.values()];
}

async function solutionsFor(ctx: Ctx, row: CaseFacts, asked: string) {
  const like = await likenessOf(ctx, asked);
  if (!like) return [];
  const seen = mayReadCurrentCase(ctx.actor, sql.ref("s.case_id"));
  const visible = sql<boolean>`s.case_id <> ${row.id} and ${seen}`;
  const near = await solutionsLike(ctx.db, { like, visible, atLeast: ALIKE, limit: SOLUTIONS });
  return presentSolutions(ctx, near);
}

/** Macros that say what was asked about. */
async function macrosFor(ctx: Ctx, asked: string) {
  const terms = new Set(queryTerms(asked));
  const fitOf = (macro: Macro) => {
    const words = macro.actions.flatMap((action) => (action.do === "insert_text" ? Object.values(action.texts) : []));
    const own = new Set(termsOf([macro.name, ...words].join("\n")).filter((term) => term.length > 1));
    const named = new Set(queryTerms(macro.name).filter((term) => term.length > 1));
    const shared = [...own].filter((term) => terms.has(term)).length;
    const byName = [...named].filter((term) => terms.has(term)).length / Math.max(1, named.size);
    return byName >= 0.5 ? byName : shared >= 3 ? shared / own.size : 0;
  };
  return (await listMacros(ctx))
    .map((macro) => ({ macro, fits: fitOf(macro) }))
    .filter(({ fits }) => fits > 0)
    .toSorted((a, b) => b.fits - a.fits || b.macro.usedCount - a.macro.usedCount)
    .slice(0, MACROS)
    .map(({ macro: { id, name } }) => ({ id, name }));
}
