import { sql } from "kysely";
import type { CaseSort } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import type { CompiledQuery, Condition } from "./compile-query.ts";
import type { Place } from "./cursor.ts";
import { type Segment, segmentsOf } from "./segments.ts";

/** Rows looked at before the planner is asked whether another way is cheaper. */
const FIRST_LOOK = 4_000;
/** Rows looked at at most for one page. What lies beyond is on the next one. */
const LAST_LOOK = 20_000;
/** The planner's cost up to which all rows that fit are gathered and sorted: some ten thousand rows from memory. */
const GATHER_COST = 25_000;

type Found = CaseFacts & { position: number[] };
type Stretch = { rows: Found[]; next: readonly number[] | null };

/**
 * Reads one page of a list. Never looks at more than some twenty thousand rows: a page of a query that fits few rows
 * of many may hold fewer than `limit`, or none, and still have a `next` that goes on from where it stopped.
 */
export async function readPage(
  db: Database,
  query: CompiledQuery,
  { sort, place, limit }: { sort: CaseSort; place: Place; limit: number },
): Promise<{ rows: CaseFacts[]; next: Place | null }> {
  const segments = segmentsOf(query, sort);
  const rows: CaseFacts[] = [];
  let { segment, position } = place;
  for (; segment < segments.length; segment++, position = null) {
    if (rows.length === limit) return { rows, next: { segment, position: null } };
    const stretch = await readStretch(db, segments[segment]!, position, limit - rows.length);
    rows.push(...stretch.rows);
    if (stretch.next) return { rows, next: { segment, position: stretch.next } };
  }
  return { rows, next: null };
}

async function readStretch(
  db: Database,
  segment: Segment,
  after: readonly number[] | null,
  limit: number,
): Promise<Stretch> {
  if (segment.branches === 0) return { rows: [], next: null };
  const size = (total: number) => Math.max(limit + 1, Math.ceil(total / segment.branches));
  const first = await look(db, segment, after, limit, segment.exact ? limit + 1 : size(FIRST_LOOK));
  if (first.rows.length === limit || !first.next || segment.exact) return first;
  // Few rows of many fit. Where the planner knows an index for just these, they are gathered; else we look further.
  const gathered = await gatherIfCheap(db, segment, after, limit);
  return gathered ?? look(db, segment, after, limit, size(LAST_LOOK));
}

/** Looks at the next rows of each branch and keeps those that fit, as far as every branch has been looked at. */
async function look(
  db: Database,
  segment: Segment,
  after: readonly number[] | null,
  limit: number,
  size: number,
): Promise<Stretch> {
  const direction = sql.raw(segment.descending ? "desc" : "asc");
  const within = sql.raw(segment.descending ? ">=" : "<=");
  const { rows } = await sql<Partial<Found> & { horizon: number[] | null }>`
    with w as materialized (${segment.window(after, size)}),
    h as (
      select position from (
        select position, row_number() over (partition by branch order by position ${direction}) as n from w
      ) ends where n = ${size} order by position ${direction} limit 1
    ),
    fitting as (
      ${
        segment.exact
          ? sql`select c.*, w.position from (select * from w order by position ${direction} limit ${limit + 1}) w
              join cases c on c.id = w.id`
          : sql`select c.*, w.position from w join cases c on c.id = w.id
              where ${allOf(segment.conditions)} and coalesce(w.position ${within} (select position from h), true)
              order by w.position ${direction} limit ${limit + 1}`
      }
    )
    select h.position as horizon, fitting.*
    from (select) one left join h on true left join fitting on true
    order by fitting.position ${direction}
  `.execute(db);
  const horizon = rows[0]?.horizon ?? null;
  const found = rows.filter((row): row is Found & { horizon: number[] | null } => row.id != null);
  return cut(found, limit, segment.exact ? null : horizon);
}

/** Fetches and sorts all that fit, if the planner expects that to be cheap; else null. */
async function gatherIfCheap(
  db: Database,
  segment: Segment,
  after: readonly number[] | null,
  limit: number,
): Promise<Stretch | null> {
  const direction = sql.raw(segment.descending ? "desc" : "asc");
  const beyond = sql.raw(segment.descending ? "<" : ">");
  const gather = sql<Found>`
    select c.*, ${segment.sourcePosition} as position from ${segment.source}
    where c.merged_into is null and ${allOf(segment.sourceConditions)}
      ${after ? sql`and ${segment.sourcePosition} ${beyond} ${[...after]}::bigint[]` : sql``}
    order by position ${direction}`;
  const { rows: plan } = await sql<Record<string, [{ Plan: { "Total Cost": number } }]>>`
    explain (format json) ${gather}`.execute(db);
  if (Object.values(plan[0]!)[0]![0].Plan["Total Cost"] > GATHER_COST) return null;
  const { rows } = await sql<Found>`${gather} limit ${limit + 1}`.execute(db);
  return cut(rows, limit, null);
}

function cut(found: readonly Found[], limit: number, horizon: readonly number[] | null): Stretch {
  const rows = found.slice(0, limit);
  const next = found.length > limit ? rows[limit - 1]!.position : horizon;
  return { rows, next };
}

function allOf(conditions: readonly Condition[]) {
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`;
}
