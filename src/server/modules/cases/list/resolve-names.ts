import type { CaseQuery, FieldName } from "../../../../shared/case-query/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffNamed, teamsNamed } from "../../accounts/index.ts";
import { brandsNamed } from "../../brands/index.ts";
import { causesNamed } from "../cause-names.ts";
import { partnersNamed } from "../known-partners.ts";
import { wordSearch } from "../word-search.ts";

/** Ids behind the names in a query; a name that nobody bears has none. */
export type ResolvedNames = Record<
  "staff" | "teams" | "brands" | "causes" | "partners",
  ReadonlyMap<string, readonly number[]>
>;

/** So many cases at most are looked through for words, the newest. */
const FOUND_LIMIT = 2_000;

/** Looks up the people, teams and brands that a query names. No query for what it does not name. */
export async function resolveNames(ctx: Ctx, query: CaseQuery): Promise<ResolvedNames> {
  const [staff, teams, brands, causes, partners] = await Promise.all([
    lookUp(textsOf(query, "owner"), (name) => staffNamed(ctx, [name])),
    lookUp(textsOf(query, "team"), (name) => teamsNamed(ctx, [name])),
    lookUp(textsOf(query, "brand"), (name) => brandsNamed(ctx, [name])),
    lookUp(textsOf(query, "cause"), (name) => causesNamed(ctx, name)),
    lookUp(textsOf(query, "partner"), (name) => partnersNamed(ctx, name)),
  ]);
  return { staff, teams, brands, causes, partners };
}

/** The cases in which each of the query's free words are found; null where no search is at hand. */
export async function findWords(ctx: Ctx, query: CaseQuery): Promise<ReadonlyMap<string, readonly number[]> | null> {
  const search = wordSearch();
  if (!search) return null;
  const words = query.terms.flatMap((term) => (term.kind === "words" ? [term.text] : []));
  return lookUp(words, (text) => search(ctx, text, FOUND_LIMIT));
}

async function lookUp(
  texts: readonly string[],
  find: (text: string) => Promise<number[]>,
): Promise<Map<string, number[]>> {
  const distinct = [...new Set(texts)];
  return new Map(await Promise.all(distinct.map(async (text) => [text, await find(text)] as const)));
}

function textsOf(query: CaseQuery, field: FieldName): string[] {
  return query.terms.flatMap((term) =>
    term.kind === "field" && term.field === field
      ? term.values.flatMap((value) => (value.kind === "text" ? [value.text] : []))
      : [],
  );
}
