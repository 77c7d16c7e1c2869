import { type RawBuilder, sql } from "kysely";
import type { CaseSort } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import type { CompiledQuery } from "./compile-query.ts";
import type { Place } from "./cursor.ts";
import { fromGathered, gatheringOf, toGathered } from "./gathering.ts";
import { type ListOrder, listOrder } from "./list-order.ts";
import { allOf, type Segment, segmentsOf } from "./segments.ts";

/** Tests look at less, so that few rows show every way of reading. */
export type Reach = { looks?: Segment["looks"]; gather?: number };

/** So many rows may be gathered and sorted for one page, by the planner's own price of fetching one. */
const ROWS_TO_GATHER = 10_000;

export type Asked = { sort: CaseSort; place: Place; limit: number };
type Page = { rows: CaseFacts[]; next: Place | null };
type Found = CaseFacts & { position: number[] };
type Stretch = { rows: CaseFacts[]; next: readonly number[] | null };

/**
 * Reads one page of a list, in one of two ways that both touch a bounded number of rows. It walks along an index in the
 * order of the list and keeps what fits; or, where few rows fit and the planner knows an index for just these, it fetches
 * them all and sorts them.
 *
 * A page of a query for which there is neither may hold fewer rows than `limit`, or none, and still have a `next` that
 * goes on from where the walk stopped.
 */
export async function readPage(
  db: Database,
  query: CompiledQuery,
  asked: Asked,
  { looks, gather = ROWS_TO_GATHER }: Reach = {},
): Promise<Page> {
  const order = listOrder(asked.sort, query.known);
  const segments = segmentsOf(query, order).map((segment) => (looks ? { ...segment, looks } : segment));
  // What a person has in hand is mostly few, and in an order that no index of theirs has. Most tags are on few cases.
  const ofPeople = query.families.every(({ by, ids }) => by === "owner" && !ids.includes(null));
  const asksFirst = query.known.tagged || (ofPeople && !segments[0]!.narrow);
  const gathered = asksFirst ? await gatherIfCheap(db, query, order, asked, ofPeople ? gather : gather / 3) : null;
  const first = gathered ?? (await walk(db, segments, asked, "first"));
  if (first) return first;
  // The walk is bounded already: gathering must be clearly cheaper than going on with it.
  const rest = asksFirst ? null : await gatherIfCheap(db, query, order, asked, gather / 3);
  return rest ?? (await walk(db, segments, asked, "last"))!;
}

/**
 * Walks along the segments.
 * @param extent at the first look, null comes back when too few rows fit to fill the page; the last is content with what there is
 */
async function walk(
  db: Database,
  segments: readonly Segment[],
  { place, limit }: Asked,
  extent: keyof Segment["looks"],
): Promise<Page | null> {
  const rows: CaseFacts[] = [];
  let { segment, position } = place;
  for (; segment < segments.length; segment++, position = null) {
    if (rows.length === limit) return { rows, next: { segment, position: null } };
    const current = segments[segment]!;
    if (current.branches === 0) continue;
    const stretch = await look(db, current, position, limit - rows.length, current.looks[extent]);
    rows.push(...stretch.rows);
    if (stretch.next && rows.length < limit && extent === "first") return null;
    if (stretch.next) return { rows, next: { segment, position: stretch.next } };
  }
  return { rows, next: null };
}

/** Looks at the next rows and keeps those that fit, up to one more than `limit`. */
async function look(
  db: Database,
  segment: Segment,
  after: readonly number[] | null,
  limit: number,
  rowsToLookAt: number,
): Promise<Stretch> {
  const size = segment.exact ? limit + 1 : Math.max(limit + 1, Math.ceil(rowsToLookAt / segment.branches));
  const way = segment.branches === 1 ? oneBranch : manyBranches;
  const { rows } = await way(segment, after, limit, size).execute(db);
  const found = rows.filter((row): row is Found & { horizon: number[] | null } => row.id != null);
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown[limit - 1]!.position : (rows[0]?.horizon ?? null);
  return { rows: shown, next };
}

/** Rows that fit, and how far was looked: null if to the end. There is a row to tell that even where none fits. */
type Looked = RawBuilder<Partial<Found> & { horizon: number[] | null }>;

/** A window of one branch is in order by itself, so that looking ends with the last row that is wanted. */
function oneBranch(segment: Segment, after: readonly number[] | null, limit: number, size: number): Looked {
  const window = segment.window(after, size);
  return sql`
    with fitting as materialized (select id, position from (${window}) w where fits limit ${limit + 1})
    select f.position, c.*, case when (select count(*) from fitting) <= ${limit} then
        (select position from (${window}) w offset ${size - 1} limit 1) end as horizon
    from (select) one left join (fitting f join cases c on c.id = f.id) on true
    order by f.position ${sql.raw(segment.descending ? "desc" : "asc")}`;
}

/** Of many branches rows count as far as every branch has been looked at. */
function manyBranches(segment: Segment, after: readonly number[] | null, limit: number, size: number): Looked {
  const direction = sql.raw(segment.descending ? "desc" : "asc");
  // A branch that has more is known up to its last row; the list is known up to the nearest of those.
  const [nearest, furthest] = (segment.descending ? ["max", "min"] : ["min", "max"]).map((name) => sql.raw(name));
  const within = sql.raw(segment.descending ? ">=" : "<=");
  return sql`
    with w as materialized (${segment.window(after, size)}),
    h as (
      select ${nearest}(furthest) as position from (
        select ${furthest}(position) as furthest from w group by branch having count(*) = ${size}
      ) ends
    ),
    fitting as (
      select id, position from w
      where fits ${segment.exact ? sql`` : sql`and coalesce(position ${within} (select position from h), true)`}
      order by position ${direction} limit ${limit + 1}
    )
    select ${segment.exact ? sql`null` : sql`h.position`} as horizon, f.position, c.*
    from (select) one left join ${segment.exact ? sql`(select) h` : sql`h`} on true
      left join (fitting f join cases c on c.id = f.id) on true
    order by f.position ${direction}`;
}

/** Fetches and sorts all that fit, if the planner expects that to be cheap; else null. */
async function gatherIfCheap(
  db: Database,
  query: CompiledQuery,
  order: ListOrder,
  { place, limit }: Asked,
  most: number,
): Promise<Page | null> {
  const gathering = gatheringOf(order);
  const after = toGathered(gathering, place);
  const gather = sql<Found>`
    select c.*, ${gathering.position} as position from cases c ${gathering.joins}
    where c.merged_into is null and ${allOf(query.all)} and ${gathering.position} > ${after}::bigint[]
    order by position`;
  if ((await costOf(db, gather)) > most) return null;
  const { rows } = await sql<Found>`${gather} limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? fromGathered(gathering, shown[limit - 1]!.position) : null };
}

/** What the planner expects a query to cost, counted in fetches of a row from an unknown place. */
async function costOf(db: Database, query: RawBuilder<unknown>): Promise<number> {
  const { rows: plan } = await sql<Record<string, [{ Plan: { "Total Cost": number } }]>>`
    explain (format json) ${query}`.execute(db);
  const { rows: price } = await sql<{ price: number }>`
    select greatest(current_setting('random_page_cost')::float8, 0.1) as price`.execute(db);
  return Object.values(plan[0]!)[0]![0].Plan["Total Cost"] / price[0]!.price;
}
