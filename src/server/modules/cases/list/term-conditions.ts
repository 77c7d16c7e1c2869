import { type RawBuilder, sql } from "kysely";
import type { FieldTerm, Operator } from "../../../../shared/case-query/index.ts";
import { brokenPromise, openPromise } from "./promise-conditions.ts";
import {
  allPriorities,
  type CompileParts,
  categoriesOf,
  hasKeyword,
  isPriority,
  lengthOf,
  numbersOf,
  ownersOf,
  teamsOf,
  textsOf,
} from "./term-values.ts";

/** Something that must hold of a row of `cases c`. */
export type Condition = RawBuilder<boolean>;

/** What a term asks of a row, without its minus. All that comes from the query is a parameter. */
export function conditionOf(term: FieldTerm, parts: CompileParts): Condition {
  switch (term.field) {
    case "owner":
      return hasKeyword(term, "any")
        ? sql<boolean>`c.owner_id is not null`
        : among(sql`c.owner_id`, ownersOf(term, parts));
    case "team":
      return among(sql`c.team_id`, teamsOf(term, parts));
    case "cause":
      return causeCondition(term, parts);
    case "brand":
      return among(sql`c.brand_id`, [
        ...numbersOf(term),
        ...textsOf(term).flatMap((name) => parts.names.brands.get(name) ?? []),
      ]);
    case "partner":
      return partnerCondition(term, parts);
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
    case "kind":
      return sql<boolean>`c.kind = any(${term.values.flatMap((value) => (value.kind === "keyword" ? [value.keyword] : []))}::text[])`;
    case "severity":
      return severityCondition(term);
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

/** What free words ask of a row: that they were found in it, or stand in its subject where no search is at hand. */
export function wordsCondition(text: string, { found }: CompileParts): Condition {
  if (found) return sql<boolean>`c.id = any(${[...(found.get(text) ?? [])]}::bigint[])`;
  return sql<boolean>`c.subject ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`;
}

/**
 * True of rows with a tag, in the words of the indexes that hold only those. Not `tags <> '{}'`: how many rows that leaves
 * is known to the planner, which would take it for a second chance beside that of the tag asked for.
 */
export const isTagged: Condition = sql<boolean>`cardinality(c.tags) <> 0`;

function severityCondition(term: FieldTerm): Condition {
  const wanted = term.values.flatMap((value) => (value.kind === "keyword" ? [value.keyword] : []));
  const among = sql<boolean>`c.severity = any(${wanted}::text[])`;
  // In the words of the index that holds only what is serious.
  return wanted.includes("normal") ? among : sql<boolean>`(c.severity <> 'normal' and ${among})`;
}

function tagCondition(term: FieldTerm): Condition {
  const tags = term.values.flatMap((value) =>
    value.kind === "text" ? [value.text.toLowerCase()] : value.kind === "number" ? [String(value.number)] : [],
  );
  return anyOf([
    ...(tags.length > 0 ? [sql<boolean>`(${isTagged} and c.tags && ${tags}::text[])`] : []),
    ...(hasKeyword(term, "none") ? [sql<boolean>`c.tags = '{}'`] : []),
  ]);
}

/** Joins what causes were named in place of keeping a copy of it, as lists do with promises. */
function causeCondition(term: FieldTerm, { names }: CompileParts): Condition {
  const ids = textsOf(term).flatMap((name) => names.causes.get(name) ?? []);
  const named = (which: RawBuilder<unknown>) =>
    sql<boolean>`exists (select from case_causes cc where cc.case_id = c.id and ${which})`;
  return anyOf([
    ...(hasKeyword(term, "none") ? [sql<boolean>`not ${named(sql`true`)}`] : []),
    ...(textsOf(term).length > 0 ? [named(sql`cc.cause_id = any(${ids}::bigint[])`)] : []),
  ]);
}

/** In the words of the index that holds only cases about a partner. */
function partnerCondition(term: FieldTerm, { names }: CompileParts): Condition {
  const ids = [...numbersOf(term), ...textsOf(term).flatMap((name) => names.partners.get(name) ?? [])];
  return anyOf([
    ...(hasKeyword(term, "none") ? [sql<boolean>`c.partner_id is null`] : []),
    ...(hasKeyword(term, "any") ? [sql<boolean>`c.partner_id is not null`] : []),
    ...(term.values.length > 0 ? [sql<boolean>`c.partner_id = any(${ids}::bigint[])`] : []),
  ]);
}

/** True of rows whose column is one of these, null among them meaning none. */
export function among(column: RawBuilder<unknown>, ids: readonly (number | null)[]): Condition {
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

function yesNo(term: FieldTerm, condition: RawBuilder<unknown>): Condition {
  const yes = hasKeyword(term, "yes");
  const no = hasKeyword(term, "no");
  if (yes && no) return sql<boolean>`true`;
  return yes ? sql<boolean>`${condition}` : sql<boolean>`not (${condition})`;
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** The opposite, if it is asked for. */
export function negate(condition: Condition, negated: boolean): Condition {
  // What is unknown of a row (no owner, no language) is not what was asked for, so "not" takes it in.
  return negated ? sql<boolean>`(${condition}) is not true` : condition;
}

/** The operator as SQL: from a closed list, never from the query's text. */
function asComparison(operator: Operator): string {
  return operator === ":" ? "=" : operator;
}
