import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { mayReadCase, newestInSight } from "../cases/index.ts";
import { frequenciesOf } from "./frequencies.ts";
import { casesToSearch, chooseWay } from "./policy.ts";
import type { SearchKind } from "./store/documents.ts";
import { type Match, matchesByIndex, matchesByWalk, matchesOfCases, termsThatStand } from "./store/matches.ts";
import { queryTerms } from "./terms.ts";
import { tsqueryLiteral } from "./tsvector.ts";

export const searchKinds: readonly SearchKind[] = ["case", "message", "customer"];

/** The newest customers that are looked through beside somebody's own cases. */
const CUSTOMERS = 1_000;

/**
 * Finds what has all the words of a query and may be seen, best first. Where nothing has all of them, words that stand
 * nowhere (a typing error) are left out; where that is not enough, what has the rarer half of the others is found.
 *
 * @param limit at most 100
 */
export async function find(
  ctx: Ctx,
  input: { query: string; kinds: readonly SearchKind[]; limit: number },
): Promise<Match[]> {
  const terms = queryTerms(input.query);
  if (terms.length === 0) return [];
  const exact = await findAll(ctx, terms, input);
  if (exact.length > 0 || terms.length === 1) return exact;
  const { shares } = await frequenciesOf(ctx);
  // What has a share stands somewhere; looking for it in the index would be slow, being frequent.
  const standing = await termsThatStand(
    ctx.db,
    terms.filter((term) => !shares.has(term)),
  );
  const known = terms.filter((term) => shares.has(term) || standing.has(term));
  if (known.length === 0) return [];
  const some = known.length < terms.length ? await findAll(ctx, known, input) : [];
  if (some.length > 0 || known.length === 1) return some;
  const rarestFirst = known.toSorted((a, b) => (shares.get(a) ?? 0) - (shares.get(b) ?? 0));
  return findAll(ctx, rarestFirst.slice(0, Math.ceil(known.length / 2)), input);
}

async function findAll(
  ctx: Ctx,
  terms: readonly string[],
  input: { kinds: readonly SearchKind[]; limit: number },
): Promise<Match[]> {
  const frequencies = await frequenciesOf(ctx);
  const way = chooseWay(terms, frequencies, input.limit);
  const wanted = { ...input, query: tsqueryLiteral(terms), visible: mayReadCase(ctx.actor, sql.ref("d.case_id")) };
  if (way.kind === "walk") {
    const found = await matchesByWalk(ctx.db, wanted, way.window);
    // The terms do not stand together as often as each by itself made believe.
    if (found.length >= input.limit) return found;
  }
  // Or whoever asks sees so few cases that the newest of all are hardly ever theirs.
  const cases = casesToSearch(terms, frequencies, input.limit);
  const own = cases && newestInSight(ctx.actor, cases);
  if (own) {
    const found = await matchesOfCases(ctx.db, wanted, own, CUSTOMERS);
    if (found.length >= input.limit) return found;
  }
  return matchesByIndex(ctx.db, wanted);
}
