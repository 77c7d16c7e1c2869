import { type RawBuilder, sql } from "kysely";
import {
  type CaseQuery,
  durationMs,
  type FieldTerm,
  type Operator,
  priorityKeywords,
} from "../../../../shared/case-query/index.ts";
import { type CaseCategory, caseCategories } from "../../../../shared/contract/cases.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import { sightOf, visibleRows } from "../can-see.ts";
import { activeCategories } from "../policy.ts";
import { brokenPromise, openPromise } from "./promise-conditions.ts";
import type { ResolvedNames } from "./resolve-names.ts";

export type Condition = RawBuilder<boolean>;

/** Rows that share an index prefix: of some owners, of some teams, or of all. `null` among ids is "of nobody". */
export type Family = {
  by: "owner" | "team" | "all";
  ids: readonly (number | null)[];
  /** keeps a row from being in two families */
  except?: Condition;
};

/** A query as SQL: which index prefixes hold its rows, and what else must hold of them. */
export type CompiledQuery = {
  families: readonly Family[];
  categories: readonly CaseCategory[];
  /** most urgent first */
  priorities: readonly number[];
  /** what the families, categories and priorities do not say */
  rest: readonly Condition[];
  /** everything, also what families, categories and priorities say: for reading without an index prefix */
  all: readonly Condition[];
};

/** What a query needs to know beside its text. */
export type CompileParts = {
  actor: Actor;
  now: Date;
  names: ResolvedNames;
  /** cases in which the free words were found, per words; null where no search is at hand */
  found: ReadonlyMap<string, readonly number[]> | null;
};

const allPriorities = [4, 3, 2, 1];

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
    }
  }
  // Both at once: one leads the way into the index, the other is asked of each row.
  if (owners !== null && teams !== null) {
    rest.push(among(sql`c.team_id`, teams));
    teams = null;
  }
  const { families, seen } = familiesFor(parts.actor, owners, teams);
  rest.push(...seen);
  return { families, categories, priorities, rest, all: [...prefixes(families, categories, priorities), ...rest] };
}

/** What leads into an index: the query's own owners or teams, else the teams and the person the actor may see. */
function familiesFor(
  actor: Actor,
  owners: CompiledQuery["families"][number]["ids"] | null,
  teams: CompiledQuery["families"][number]["ids"] | null,
): { families: Family[]; seen: Condition[] } {
  const sight = sightOf(actor);
  const seen = sight === "all" ? [] : [visibleRows(actor)];
  if (owners) return { families: [{ by: "owner", ids: unique(owners) }], seen };
  if (teams) return { families: [{ by: "team", ids: unique(teams) }], seen };
  if (sight === "all") return { families: [{ by: "all", ids: [] }], seen: [] };
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

function conditionOf(term: FieldTerm, parts: CompileParts): Condition {
  switch (term.field) {
    case "owner":
      return hasKeyword(term, "any")
        ? sql<boolean>`c.owner_id is not null`
        : among(sql`c.owner_id`, ownersOf(term, parts));
    case "team":
      return among(sql`c.team_id`, teamsOf(term, parts));
    case "brand":
      return among(sql`c.brand_id`, [
        ...numbersOf(term),
        ...textsOf(term).flatMap((name) => parts.names.brands.get(name) ?? []),
      ]);
    case "customer":
      return among(sql`c.customer_id`, numbersOf(term));
    case "case":
      return among(sql`c.id`, numbersOf(term));
    case "channel":
      return sql<boolean>`c.channel = any(${textsOf(term).map((text) => text.toLowerCase())}::text[])`;
    case "language":
      return sql<boolean>`lower(c.language) = any(${textsOf(term).map((text) => text.toLowerCase())}::text[])`;
    case "tag":
      return tagCondition(term);
    case "contacts":
      return compare(sql`c.contact_count`, term.operator, numbersOf(term));
    case "promise":
      return anyOf(
        term.values.map((value) => {
          if (value.kind !== "keyword") return sql<boolean>`false`;
          if (value.keyword === "open") return openPromise();
          if (value.keyword === "broken") return brokenPromise();
          return sql<boolean>`not (${openPromise()} or ${brokenPromise()})`;
        }),
      );
    case "due":
      return openPromise(sql`p.due_at ${sql.raw(asComparison(term.operator))} ${after(term, parts.now)}::timestamptz`);
    case "awaiting":
      return term.operator === ":"
        ? yesNo(term, sql`c.awaiting_since is not null`)
        : age(sql`c.awaiting_since`, term, parts);
    case "snoozed":
      return yesNo(term, sql`c.snoozed_until is not null`);
    case "opened":
      return age(sql`c.opened_at`, term, parts);
    case "updated":
      return age(sql`c.updated_at`, term, parts);
    case "solved":
      return age(sql`c.solved_at`, term, parts);
    case "state":
      return sql<boolean>`c.category = any(${[...categoriesOf(term)]}::text[])`;
    case "priority":
      return sql<boolean>`c.priority = any(${allPriorities.filter((priority) => isPriority(term, priority))}::smallint[])`;
  }
}

function wordsCondition(text: string, { found }: CompileParts): Condition {
  if (found) return sql<boolean>`c.id = any(${[...(found.get(text) ?? [])]}::bigint[])`;
  return sql<boolean>`c.subject ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`;
}

function tagCondition(term: FieldTerm): Condition {
  const tags = term.values.flatMap((value) =>
    value.kind === "text" ? [value.text.toLowerCase()] : value.kind === "number" ? [String(value.number)] : [],
  );
  return anyOf([
    ...(tags.length > 0 ? [sql<boolean>`c.tags && ${tags}::text[]`] : []),
    ...(hasKeyword(term, "none") ? [sql<boolean>`c.tags = '{}'`] : []),
  ]);
}

function categoriesOf(term: FieldTerm): Set<CaseCategory> {
  return new Set(
    term.values.flatMap((value): readonly CaseCategory[] => {
      if (value.kind !== "keyword") return [];
      if (value.keyword === "active") return activeCategories;
      if (value.keyword === "done") return ["solved", "closed"];
      return [value.keyword as CaseCategory];
    }),
  );
}

function ownersOf(term: FieldTerm, { actor, names }: CompileParts): (number | null)[] {
  return [
    ...(hasKeyword(term, "me") ? [actor.kind === "staff" ? actor.id! : 0] : []),
    ...(hasKeyword(term, "none") ? [null] : []),
    ...numbersOf(term),
    ...textsOf(term).flatMap((name) => names.staff.get(name) ?? []),
  ];
}

function teamsOf(term: FieldTerm, { actor, names }: CompileParts): (number | null)[] {
  return [
    ...(hasKeyword(term, "mine") ? actor.teamIds : []),
    ...(hasKeyword(term, "none") ? [null] : []),
    ...numbersOf(term),
    ...textsOf(term).flatMap((name) => names.teams.get(name) ?? []),
  ];
}

function isPriority(term: FieldTerm, priority: number): boolean {
  return term.values.some((value) => {
    const wanted =
      value.kind === "number"
        ? value.number
        : value.kind === "keyword"
          ? priorityKeywords.indexOf(value.keyword as "low") + 1
          : Number.NaN;
    return holds(priority, term.operator, wanted);
  });
}

function holds(value: number, operator: Operator, bound: number): boolean {
  switch (operator) {
    case ":":
      return value === bound;
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
  }
}

function among(column: RawBuilder<unknown>, ids: readonly (number | null)[]): Condition {
  const known = ids.filter((id) => id !== null);
  const listed = sql<boolean>`${column} = any(${known}::bigint[])`;
  return known.length < ids.length ? sql<boolean>`(${listed} or ${column} is null)` : listed;
}

function compare(column: RawBuilder<unknown>, operator: Operator, bounds: readonly number[]): Condition {
  if (operator === ":") return sql<boolean>`${column} = any(${[...bounds]}::integer[])`;
  return sql<boolean>`${column} ${sql.raw(asComparison(operator))} ${bounds[0] ?? 0}::integer`;
}

/** `updated<2d`: an age of less than two days, so a time later than two days ago. A time that is not set has no age. */
function age(column: RawBuilder<unknown>, term: FieldTerm, { now }: CompileParts): Condition {
  const flipped = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", ":": "=" }[term.operator];
  const moment = new Date(now.getTime() - lengthOf(term));
  return sql<boolean>`(${column} is not null and ${column} ${sql.raw(flipped)} ${moment}::timestamptz)`;
}

function after(term: FieldTerm, now: Date): Date {
  return new Date(now.getTime() + lengthOf(term));
}

// Longer than any desk exists, and still a time that both JavaScript and PostgreSQL can count.
const LONGEST_MS = 200 * 365 * 86_400_000;

function lengthOf(term: FieldTerm): number {
  const value = term.values[0];
  return value?.kind === "duration" ? Math.min(durationMs(value), LONGEST_MS) : 0;
}

function yesNo(term: FieldTerm, condition: RawBuilder<unknown>): Condition {
  const yes = hasKeyword(term, "yes");
  const no = hasKeyword(term, "no");
  if (yes && no) return sql<boolean>`true`;
  return yes ? sql<boolean>`${condition}` : sql<boolean>`not (${condition})`;
}

function hasKeyword(term: FieldTerm, keyword: string): boolean {
  return term.values.some((value) => value.kind === "keyword" && value.keyword === keyword);
}

function numbersOf(term: FieldTerm): number[] {
  return term.values.flatMap((value) => (value.kind === "number" ? [value.number] : []));
}

function textsOf(term: FieldTerm): string[] {
  return term.values.flatMap((value) => (value.kind === "text" ? [value.text] : []));
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function negate(condition: Condition, negated: boolean): Condition {
  // What is unknown of a row (no owner, no language) is not what was asked for, so "not" takes it in.
  return negated ? sql<boolean>`(${condition}) is not true` : condition;
}

/** The operator as SQL: from a closed list, never from the query's text. */
function asComparison(operator: Operator): string {
  return operator === ":" ? "=" : operator;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
