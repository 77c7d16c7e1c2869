import { sql } from "kysely";
import type { CaseQuery, FieldTerm } from "../../../../shared/case-query/index.ts";
import { type CaseCategory, caseCategories } from "../../../../shared/contract/cases.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import { sightOf, visibleRows } from "../can-see.ts";
import { activeCategories, isActive } from "../policy.ts";
import { among, type Condition, conditionOf, negate, wordsCondition } from "./term-conditions.ts";
import {
  allPriorities,
  type CompileParts,
  categoriesOf,
  hasKeyword,
  isPriority,
  ownersOf,
  teamsOf,
} from "./term-values.ts";

/** Rows that share an index prefix: of some owners, of some teams, or of all. `null` among ids is "of nobody". */
export type Family = {
  by: "owner" | "team" | "all";
  ids: readonly (number | null)[];
  /** keeps a row from being in two families */
  except?: Condition;
};

/** What a query says of every one of its rows, so that a list need not look for others. */
export type Known = {
  /** "due": each has an open promise with a time; "broken": a broken one; "none": neither */
  promise: "due" | "broken" | "none" | null;
  /** whether a customer waits in each, or in none */
  awaiting: boolean | null;
  /** true if each has a tag */
  tagged: boolean;
};

/** A query as SQL: which index prefixes hold its rows, and what else must hold of them. */
export type CompiledQuery = {
  families: readonly Family[];
  categories: readonly CaseCategory[];
  /** most urgent first */
  priorities: readonly number[];
  /** what the families, categories and priorities do not say */
  rest: readonly Condition[];
  known: Known;
  /** everything, also what families, categories and priorities say: for reading without an index prefix */
  all: readonly Condition[];
};

/**
 * Turns a query into SQL over `cases c`. All that comes from the query is a parameter. Rows that the actor may not see
 * are never among the result.
 */
export function compileQuery(query: CaseQuery, parts: CompileParts): CompiledQuery {
  let categories: readonly CaseCategory[] = caseCategories;
  let priorities: readonly number[] = allPriorities;
  let owners: readonly (number | null)[] | null = null;
  let teams: readonly (number | null)[] | null = null;
  const rest: Condition[] = [];
  const known: Known = { promise: null, awaiting: null, tagged: false };

  for (const term of query.terms) {
    if (term.kind === "words") {
      rest.push(negate(wordsCondition(term.text, parts), term.negated));
    } else if (term.field === "state") {
      const named = categoriesOf(term);
      categories = categories.filter((category) => named.has(category) !== term.negated);
    } else if (term.field === "priority") {
      priorities = priorities.filter((priority) => isPriority(term, priority) !== term.negated);
    } else if (term.field === "owner" && owners === null && !term.negated && !hasKeyword(term, "any")) {
      owners = ownersOf(term, parts);
    } else if (term.field === "team" && teams === null && owners === null && !term.negated) {
      teams = teamsOf(term, parts);
    } else {
      rest.push(negate(conditionOf(term, parts), term.negated));
      if (!term.negated) learn(known, term);
      const implied = term.negated ? null : impliedCategories(term);
      if (implied) categories = categories.filter((category) => implied.includes(category));
    }
  }
  // Both at once: one leads the way into the index, the other is asked of each row.
  if (owners !== null && teams !== null) {
    rest.push(among(sql`c.team_id`, teams));
    teams = null;
  }
  const { families, seen } = familiesFor(parts.actor, owners, teams);
  rest.push(...seen);
  if (!categories.some((category) => isActive(category))) Object.assign(known, { promise: "none", awaiting: false });
  return {
    families,
    categories,
    priorities,
    rest,
    known,
    all: [...prefixes(families, categories, priorities), ...rest],
  };
}

/** What leads into an index: the query's own owners or teams, else the teams and the person the actor may see. */
function familiesFor(
  actor: Actor,
  owners: CompiledQuery["families"][number]["ids"] | null,
  teams: CompiledQuery["families"][number]["ids"] | null,
): { families: Family[]; seen: Condition[] } {
  const sight = sightOf(actor);
  const seen = sight.reach === "all" ? [] : [visibleRows(actor)];
  if (owners) return { families: [{ by: "owner", ids: unique(owners) }], seen };
  if (teams) return { families: [{ by: "team", ids: unique(teams) }], seen };
  if (sight.reach !== "own") return { families: [{ by: "all", ids: [] }], seen };
  const mine: Family = {
    by: "owner",
    ids: sight.staffId === null ? [] : [sight.staffId],
    except: sql<boolean>`(c.team_id is null or c.team_id <> all(${[...sight.teamIds]}::bigint[]))`,
  };
  return { families: [{ by: "team", ids: unique(sight.teamIds) }, mine], seen: [] };
}

function prefixes(
  families: readonly Family[],
  categories: readonly CaseCategory[],
  priorities: readonly number[],
): Condition[] {
  const of = families.map((family) =>
    family.by === "all" ? sql<boolean>`true` : among(sql.raw(`c.${family.by}_id`), family.ids),
  );
  return [
    sql<boolean>`(${sql.join(of, sql` or `)})`,
    ...(categories.length < caseCategories.length ? [sql<boolean>`c.category = any(${[...categories]}::text[])`] : []),
    ...(priorities.length < allPriorities.length
      ? [sql<boolean>`c.priority = any(${[...priorities]}::smallint[])`]
      : []),
  ];
}

function learn(known: Known, term: FieldTerm): void {
  const [value, ...others] = term.values;
  const keyword = value?.kind === "keyword" && others.length === 0 ? value.keyword : null;
  if (term.field === "due") known.promise = "due";
  if (term.field === "promise" && (keyword === "broken" || keyword === "none")) known.promise ??= keyword;
  if (term.field === "awaiting" && others.length === 0) known.awaiting = keyword !== "no";
  if (term.field === "tag" && !hasKeyword(term, "none")) known.tagged = true;
}

/** The only categories in which a term can hold, so that no others are looked at; the policy of cases sees to it. */
function impliedCategories(term: FieldTerm): readonly CaseCategory[] | null {
  const [value, ...others] = term.values;
  const keyword = value?.kind === "keyword" && others.length === 0 ? value.keyword : null;
  if (term.field === "awaiting" && keyword !== "no") return ["new", "open", "waiting_partner"];
  if (term.field === "snoozed" && keyword === "yes") return activeCategories;
  if (term.field === "promise" && keyword === "broken") return activeCategories;
  return term.field === "solved" ? ["solved", "closed"] : null;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
