import { durationMs, type FieldTerm, type Operator, priorityKeywords } from "../../../../shared/case-query/index.ts";
import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import { activeCategories } from "../policy.ts";
import type { ResolvedNames } from "./resolve-names.ts";

/** What a query needs to know beside its text. */
export type CompileParts = {
  actor: Actor;
  now: Date;
  names: ResolvedNames;
  /** cases in which the free words were found, per words; null where no search is at hand */
  found: ReadonlyMap<string, readonly number[]> | null;
};

/** Most urgent first. */
export const allPriorities = [4, 3, 2, 1];

/** The categories a term names. */
export function categoriesOf(term: FieldTerm): Set<CaseCategory> {
  return new Set(
    term.values.flatMap((value): readonly CaseCategory[] => {
      if (value.kind !== "keyword") return [];
      if (value.keyword === "active") return activeCategories;
      if (value.keyword === "done") return ["solved", "closed"];
      return [value.keyword as CaseCategory];
    }),
  );
}

/** The owners a term names; null is "nobody". */
export function ownersOf(term: FieldTerm, { actor, names }: CompileParts): (number | null)[] {
  return [
    ...(hasKeyword(term, "me") ? [actor.kind === "staff" ? actor.id! : 0] : []),
    ...(hasKeyword(term, "none") ? [null] : []),
    ...numbersOf(term),
    ...textsOf(term).flatMap((name) => names.staff.get(name) ?? []),
  ];
}

/** The teams a term names; null is "no team". */
export function teamsOf(term: FieldTerm, { actor, names }: CompileParts): (number | null)[] {
  return [
    ...(hasKeyword(term, "mine") ? actor.teamIds : []),
    ...(hasKeyword(term, "none") ? [null] : []),
    ...numbersOf(term),
    ...textsOf(term).flatMap((name) => names.teams.get(name) ?? []),
  ];
}

/** True when a priority is one of those a term asks for. */
export function isPriority(term: FieldTerm, priority: number): boolean {
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

// Longer than any desk exists, and still a time that both JavaScript and PostgreSQL can count.
const LONGEST_MS = 200 * 365 * 86_400_000;

/** The length of time of a term, in milliseconds. */
export function lengthOf(term: FieldTerm): number {
  const value = term.values[0];
  return value?.kind === "duration" ? Math.min(durationMs(value), LONGEST_MS) : 0;
}

/** True when one of the values is this word. */
export function hasKeyword(term: FieldTerm, keyword: string): boolean {
  return term.values.some((value) => value.kind === "keyword" && value.keyword === keyword);
}

/** The numbers among the values. */
export function numbersOf(term: FieldTerm): number[] {
  return term.values.flatMap((value) => (value.kind === "number" ? [value.number] : []));
}

/** The texts among the values. */
export function textsOf(term: FieldTerm): string[] {
  return term.values.flatMap((value) => (value.kind === "text" ? [value.text] : []));
}
