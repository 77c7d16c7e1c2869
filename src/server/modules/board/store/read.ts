import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import { type Span, wholeMonths } from "../policy.ts";
import { MONTH } from "./facts.ts";

/** Whose facts: everybody's, with or without letters to executives; or those of a person and of teams. */
export type Scope =
  | { of: "all"; confidential: boolean }
  | { of: "some"; staffId: number | null; teamIds: readonly number[] };

export type Measured = { key: string; measure: string; n: number };

/** What each key of a dimension has, by measure: from the tallies for everybody's, from the facts for some people's. */
export async function measure(db: Database, scope: Scope, dimension: string, span: Span): Promise<Measured[]> {
  const { rows } = await (scope.of === "all"
    ? sql<Measured>`
        select key, measure, sum(n)::int as n from (${sql.join(talliesOf(dimension, span), sql` union all `)}) t
        ${scope.confidential ? sql`` : sql`where not confidential`}
        group by key, measure having sum(n) > 0`
    : sql<Measured>`
        select key, measure, count(*)::int as n from (
          select substr(dim, ${dimension.length + 2}::int) as key, outcome, own_bucket
          from (${factsOf(scope, span)}) f, unnest(f.dims) as dim where starts_with(dim, ${`${dimension}:`})) mine
        cross join lateral (select outcome as measure union all
          select 'own:' || own_bucket where own_bucket is not null) m
        group by key, measure`
  ).execute(db);
  return rows;
}

/** Kept and broken ones by day. */
export async function measureDays(
  db: Database,
  scope: Scope,
  span: Span,
): Promise<{ day: string; kept: number; broken: number }[]> {
  const { rows } = await (scope.of === "all"
    ? sql<{ day: string; kept: number; broken: number }>`
        select day::text as day, coalesce(sum(n) filter (where measure = 'kept'), 0)::int as kept,
          coalesce(sum(n) filter (where measure = 'broken'), 0)::int as broken
        from board_tallies
        where dimension = 'all' and day between ${span.from}::date and ${span.to}::date
          and measure in ('kept', 'broken') ${scope.confidential ? sql`` : sql`and not confidential`}
        group by day order by day`
    : sql<{ day: string; kept: number; broken: number }>`
        select day::text as day, count(*) filter (where outcome = 'kept')::int as kept,
          count(*) filter (where outcome = 'broken')::int as broken
        from (${factsOf(scope, span)}) f group by day order by day`
  ).execute(db);
  return rows;
}

/** The tallies of a span: whole months where it holds any, and the days before and after them. */
function talliesOf(dimension: string, span: Span): RawBuilder<unknown>[] {
  const { before, months, after } = wholeMonths(span);
  const part = (name: string, { from, to }: Span) =>
    sql`select key, measure, n, confidential from board_tallies
      where dimension = ${name} and day between ${from}::date and ${to}::date`;
  return [
    ...[before, after].flatMap((days) => (days ? [part(dimension, days)] : [])),
    ...(months ? [part(dimension + MONTH, months)] : []),
  ];
}

export type FactPlace = { at: number; promiseId: number };
export type FoundFact = { promiseId: number; at: Date };

/** One page of facts with an outcome, newest first; `dim` as `agent:7`. */
export async function findFacts(
  db: Database,
  query: {
    scope: Scope;
    dim: string | null;
    outcome: string;
    span: Span;
    visible: RawBuilder<boolean>;
    after: FactPlace | null;
    limit: number;
  },
): Promise<FoundFact[]> {
  const { scope, dim, after } = query;
  const { rows } = await sql<FoundFact>`
    select f.promise_id, f.at from board_facts f
    where f.outcome = ${query.outcome} and f.day between ${query.span.from}::date and ${query.span.to}::date
      and f.dims is not null
      ${dim === null ? sql`` : sql`and f.dims @> array[${dim}]::text[]`}
      ${scope.of === "all" ? (scope.confidential ? sql`` : sql`and not f.confidential`) : sql`and ${ofSome(scope)}`}
      and (f.case_id is null or ${query.visible})
      ${after === null ? sql`` : sql`and (f.at, f.promise_id) < (${new Date(after.at)}::timestamptz, ${after.promiseId}::bigint)`}
    order by f.at desc, f.promise_id desc limit ${query.limit}
  `.execute(db);
  return rows;
}

function factsOf(scope: Extract<Scope, { of: "some" }>, { from, to }: Span): RawBuilder<unknown> {
  return sql`select f.* from board_facts f
    where f.day between ${from}::date and ${to}::date and f.dims is not null and ${ofSome(scope)}`;
}

function ofSome({ staffId, teamIds }: Extract<Scope, { of: "some" }>): RawBuilder<boolean> {
  return sql<boolean>`(f.owner_id = ${staffId}::bigint or f.team_id = any(${[...teamIds]}::bigint[]))`;
}
