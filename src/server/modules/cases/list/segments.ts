import { type RawBuilder, sql } from "kysely";
import type { CompiledQuery, Family } from "./compile-query.ts";
import type { ListOrder } from "./list-order.ts";
import { alarms, brokenPromise, openPromise } from "./promise-conditions.ts";
import { instant, micros } from "./sql-times.ts";
import { type Condition, isTagged } from "./term-conditions.ts";

/**
 * One stretch of a sorted list, read from one kind of index. A row's position is an array of whole numbers that grows
 * or falls along the stretch; times count in microseconds, as exactly as they are stored.
 */
export type Segment = {
  descending: boolean;
  /** from how many places of indexes a window is read */
  branches: number;
  /** True when every row of a window belongs to the list. */
  exact: boolean;
  /** True when it is read only where the owners and teams stand that the query names. */
  narrow: boolean;
  /** how many rows to look at before asking whether another way is cheaper, and how many at most */
  looks: { first: number; last: number };
  /** The next `size` rows of each branch after a position: `id, position, branch, fits`. */
  window(after: readonly number[] | null, size: number): RawBuilder<unknown>;
};

/** Rows of `cases` alone are cheap to look at; a promise leads to a case elsewhere. */
const looksAtCases = { first: 2_000, last: 6_000 };
const looksAtPromises = { first: 500, last: 2_000 };

/** The stretches of a list in one order, one after the other. A list ordered by something goes on with what has none. */
export function segmentsOf(query: CompiledQuery, order: ListOrder): readonly Segment[] {
  switch (order) {
    case "updated":
      return [byUpdate(query, true)];
    case "-updated":
      return [byUpdate(query, false)];
    case "priority":
      return [byPriority(query)];
    case "severity":
      return [
        ...["critical", "high", "raised"].map((level) => bySeverity(query, level)),
        byUpdate(query, true, [calm]),
      ];
    case "opened":
      return [byNumber(query, true)];
    case "-opened":
      return [byNumber(query, false)];
    case "awaiting":
      return [byWait(query), byUpdate(query, true, [sql<boolean>`c.awaiting_since is null`])];
    case "awaiting_only":
      return [byWait(query)];
    case "due": {
      // What was just broken can best be saved, so it comes first; then what is due next; then what owes nothing.
      const owes = sql<boolean>`(${brokenPromise()} or ${openPromise(sql`p.due_at is not null`)})`;
      const due = fromPromises(query, "open", false, sql<boolean>`not ${brokenPromise()}`);
      return [fromPromises(query, "broken", true, alarms), due, byUpdate(query, true, [sql<boolean>`not ${owes}`])];
    }
    case "due_only":
      return [fromPromises(query, "open", false, sql<boolean>`true`)];
    case "broken_only":
      return [fromPromises(query, "broken", true, alarms)];
  }
}

const calm = sql<boolean>`c.severity = 'normal'`;

/** What is as serious as this, the newest change first. */
function bySeverity(query: CompiledQuery, level: string): Segment {
  return fromWhole(query, sql`c.merged_into is null and c.severity <> 'normal' and c.severity = ${sql.lit(level)}`, {
    descending: true,
    position: sql`array[${micros(sql`c.updated_at`)}, c.id]`,
    by: sql`c.updated_at desc, c.id desc`,
    after: ([at, id]) => sql`(c.updated_at, c.id) < (${instant(at!)}, ${id}::bigint)`,
  });
}

type Order = {
  descending: boolean;
  position: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  after: (position: readonly number[]) => RawBuilder<unknown>;
};

function byUpdate(query: CompiledQuery, descending: boolean, extra: readonly Condition[] = []): Segment {
  const beyond = sql.raw(descending ? "<" : ">");
  const order: Order = {
    descending,
    position: sql`array[${micros(sql`c.updated_at`)}, c.id]`,
    by: descending ? sql`c.updated_at desc, c.id desc` : sql`c.updated_at, c.id`,
    after: ([at, id]) => sql`(c.updated_at, c.id) ${beyond} (${instant(at!)}, ${id}::bigint)`,
  };
  // Of those with a tag a good part has the one asked for, of all cases few. Where closed ones are left out the others
  // are so few that looking for them is better.
  const byTag = query.known.tagged && query.categories.includes("closed");
  return byTag
    ? fromWhole(query, sql`c.merged_into is null and ${isTagged}`, order, extra)
    : fromPrefixes(query, extra, order);
}

function byPriority(query: CompiledQuery): Segment {
  return fromPrefixes(query, [], {
    descending: true,
    position: sql`array[c.priority::bigint, ${micros(sql`c.updated_at`)}, c.id]`,
    by: sql`c.priority desc, c.updated_at desc, c.id desc`,
    after: ([priority, at, id]) =>
      sql`(c.priority, c.updated_at, c.id) < (${priority}::smallint, ${instant(at!)}, ${id}::bigint)`,
  });
}

/** Reads the indexes that begin with owner or team, category and priority: one branch for each combination. */
function fromPrefixes(query: CompiledQuery, extra: readonly Condition[], order: Order): Segment {
  const perId = query.categories.length * query.priorities.length;
  const conditions = [...query.rest, ...extra];
  return {
    descending: order.descending,
    branches: query.families.reduce((sum, { by, ids }) => sum + perId * (by === "all" ? 1 : ids.length), 0),
    exact: conditions.length === 0 && query.families.every((family) => !family.except),
    narrow: query.families.every(({ by }) => by !== "all"),
    looks: looksAtCases,
    window: (after, size) =>
      sql.join(
        query.families.flatMap((family, place) =>
          windowsOf(family, query, { ...order, conditions, from: after, size, firstBranch: place * MANY }),
        ),
        sql` union all `,
      ),
  };
}

/** More branches than one family has. */
const MANY = 1_000_000;

type Windowing = Order & {
  conditions: readonly Condition[];
  from: readonly number[] | null;
  size: number;
  firstBranch: number;
};

function windowsOf(family: Family, query: CompiledQuery, w: Windowing): RawBuilder<unknown>[] {
  const known = family.ids.filter((id) => id !== null);
  const column = sql.raw(`c.${family.by}_id`);
  const direction = sql.raw(w.descending ? "desc" : "asc");
  const leads = [
    ...(family.by === "all" ? [{ ids: [0], is: sql`true`, by: w.by }] : []),
    ...(known.length > 0 ? [{ ids: known, is: sql`${column} = k.lead`, by: w.by }] : []),
    // No row has a negative id: its branches are told from those of the others. Ordering by what is null anyway keeps the
    // planner from the index by category, in which few of many rows would be nobody's.
    ...(known.length < family.ids.length
      ? [{ ids: [-1], is: sql`${column} is null`, by: sql`${column} ${direction}, ${w.by}` }]
      : []),
  ];
  const fits = allOf(family.except ? [...w.conditions, family.except] : w.conditions);
  return leads.map(
    ({ ids, is, by }) => sql`
      select c.id, ${w.position} as position, ${w.firstBranch}::integer + k.branch as branch, ${fits} as fits
      from (
        select lead, category, priority, (row_number() over ())::integer * sign(lead + 0.5)::integer as branch
        from unnest(${ids}::bigint[]) lead, unnest(${[...query.categories]}::text[]) category,
          unnest(${[...query.priorities]}::smallint[]) priority
      ) k cross join lateral (
        select * from cases c
        where c.merged_into is null and ${is} and c.category = k.category and c.priority = k.priority
          ${w.from ? sql`and ${w.after(w.from)}` : sql``}
        order by ${by} limit ${w.size}
      ) c`,
  );
}

/** By number, which is the order in which cases were opened at this desk. */
function byNumber(query: CompiledQuery, descending: boolean): Segment {
  return fromWhole(query, sql`c.merged_into is null`, {
    descending,
    position: sql`array[c.id]`,
    by: descending ? sql`c.id desc` : sql`c.id`,
    after: ([id]) => sql`c.id ${sql.raw(descending ? "<" : ">")} ${id}::bigint`,
  });
}

function byWait(query: CompiledQuery): Segment {
  return fromWhole(query, sql`c.merged_into is null and c.awaiting_since is not null`, {
    descending: false,
    position: sql`array[${micros(sql`c.awaiting_since`)}, c.id]`,
    by: sql`c.awaiting_since, c.id`,
    after: ([at, id]) => sql`(c.awaiting_since, c.id) > (${instant(at!)}, ${id}::bigint)`,
  });
}

/** Reads one index of `cases` in its own order; everything the query says is asked of each row. */
function fromWhole(
  query: CompiledQuery,
  where: RawBuilder<unknown>,
  order: Order,
  extra: readonly Condition[] = [],
): Segment {
  return {
    descending: order.descending,
    branches: 1,
    exact: false,
    narrow: false,
    looks: looksAtCases,
    window: (after, size) => sql`
      select c.id, ${order.position} as position, 0 as branch, ${allOf([...query.all, ...extra])} as fits
      from (
        select * from cases c where ${where} ${after ? sql`and ${order.after(after)}` : sql``}
        order by ${order.by} limit ${size}
      ) c`,
  };
}

/** Reads the ledger in the order of due times; a case stands where the first of its promises in that order does. */
function fromPromises(
  query: CompiledQuery,
  state: "open" | "broken",
  descending: boolean,
  condition: Condition,
): Segment {
  const direction = sql.raw(descending ? "desc" : "asc");
  const beyond = sql.raw(descending ? "<" : ">");
  const before = sql.raw(descending ? ">" : "<");
  const ofState = sql`state = ${sql.lit(state)} and due_at is not null`;
  const isFirst = sql<boolean>`not exists (
    select from promises q where q.case_id = c.id and ${ofState} and (q.due_at, q.id) ${before} (p.due_at, p.id))`;
  const fits = allOf([sql<boolean>`c.merged_into is null`, ...query.all, condition, isFirst]);
  return {
    descending,
    branches: 1,
    exact: false,
    narrow: false,
    looks: looksAtPromises,
    window: (after, size) => sql`
      select p.case_id as id, array[${micros(sql`p.due_at`)}, p.id] as position, 0 as branch, coalesce(${fits}, false) as fits
      from (
        select id, case_id, due_at from promises
        where ${ofState} ${after ? sql`and (due_at, id) ${beyond} (${instant(after[0]!)}, ${after[1]}::bigint)` : sql``}
        order by due_at ${direction}, id ${direction} limit ${size}
      ) p left join cases c on c.id = p.case_id`,
  };
}

/** All of some conditions, as one. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
