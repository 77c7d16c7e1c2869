import { type RawBuilder, sql } from "kysely";
import type { CaseSort } from "../../../../shared/contract/cases.ts";
import type { CompiledQuery, Condition, Family } from "./compile-query.ts";
import { brokenPromise, openPromise } from "./promise-conditions.ts";

/**
 * One stretch of a sorted list, read from one kind of index. A row's position is an array of whole numbers that grows
 * or falls along the stretch; times count in microseconds, as exactly as they are stored.
 */
export type Segment = {
  descending: boolean;
  /** How many places of indexes a window is read from. */
  branches: number;
  /** True when every row of a window belongs to the list. */
  exact: boolean;
  /** The next `size` rows of each branch after a position: `id, position, branch, belongs`. */
  window(after: readonly number[] | null, size: number): RawBuilder<unknown>;
  /** What must hold of a windowed row `c` (with its `w.position`). */
  conditions: readonly Condition[];
  /** Where all rows of the stretch come from, as `c` and a `position`, in no order. */
  source: RawBuilder<unknown>;
  sourcePosition: RawBuilder<unknown>;
  sourceConditions: readonly Condition[];
};

const updatedPosition = sql`array[${micros(sql`c.updated_at`)}, c.id]`;

/** The stretches of a list in one order, one after the other. A list ordered by something goes on with what has none. */
export function segmentsOf(query: CompiledQuery, sort: CaseSort): readonly Segment[] {
  switch (sort) {
    case "updated":
      return [byUpdate(query, true)];
    case "-updated":
      return [byUpdate(query, false)];
    case "priority":
      return [byPriority(query)];
    case "opened":
      return [byNumber(query, true)];
    case "-opened":
      return [byNumber(query, false)];
    case "awaiting":
      return [byWait(query), byUpdate(query, true, sql<boolean>`c.awaiting_since is null`)];
    case "due": {
      // What was just broken can best be saved, so it comes first; then what is due next; then what owes nothing.
      const owes = sql<boolean>`(${brokenPromise()} or ${openPromise(sql`p.due_at is not null`)})`;
      return [byBroken(query), byDue(query), byUpdate(query, true, sql<boolean>`not ${owes}`)];
    }
  }
}

function byUpdate(query: CompiledQuery, descending: boolean, extra?: Condition): Segment {
  return fromCases(query, {
    descending,
    extra,
    position: updatedPosition,
    order: descending ? sql`c.updated_at desc, c.id desc` : sql`c.updated_at, c.id`,
    after: ([at, id]) => sql`(c.updated_at, c.id) ${sql.raw(descending ? "<" : ">")} (${instant(at!)}, ${id}::bigint)`,
  });
}

function byPriority(query: CompiledQuery): Segment {
  return fromCases(query, {
    descending: true,
    position: sql`array[c.priority::bigint, ${micros(sql`c.updated_at`)}, c.id]`,
    order: sql`c.priority desc, c.updated_at desc, c.id desc`,
    after: ([priority, at, id]) =>
      sql`(c.priority, c.updated_at, c.id) < (${priority}::smallint, ${instant(at!)}, ${id}::bigint)`,
  });
}

type CasesOrder = {
  descending: boolean;
  extra?: Condition;
  position: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  after: (position: readonly number[]) => RawBuilder<unknown>;
};

/** Reads the indexes that begin with owner or team, category and priority: one branch for each combination. */
function fromCases(query: CompiledQuery, order: CasesOrder): Segment {
  const extra = order.extra ? [order.extra] : [];
  const perId = query.categories.length * query.priorities.length;
  const branches = query.families.reduce(
    (sum, family) => sum + perId * (family.by === "all" ? 1 : family.ids.length),
    0,
  );
  return {
    descending: order.descending,
    branches,
    exact: query.rest.length === 0 && extra.length === 0 && query.families.every((family) => !family.except),
    window: (after, size) =>
      sql.join(
        query.families.flatMap((family) => windowsOf(family, query, order, after, size)),
        sql` union all `,
      ),
    conditions: [sql<boolean>`w.belongs`, ...query.rest, ...extra],
    source: sql`cases c`,
    sourcePosition: order.position,
    sourceConditions: [...query.all, ...extra],
  };
}

function windowsOf(
  family: Family,
  { categories, priorities }: CompiledQuery,
  order: CasesOrder,
  after: readonly number[] | null,
  size: number,
): RawBuilder<unknown>[] {
  const known = family.ids.filter((id) => id !== null);
  const column = sql.raw(`c.${family.by}_id`);
  const leads = [
    ...(family.by === "all" ? [{ ids: [0], is: sql`true` }] : []),
    ...(known.length > 0 ? [{ ids: known, is: sql`${column} = k.lead` }] : []),
    ...(known.length < family.ids.length ? [{ ids: [0], is: sql`${column} is null` }] : []),
  ];
  return leads.map(
    ({ ids, is }) => sql`
      select c.id, ${order.position} as position, array[k.lead::text, k.category, k.priority::text] as branch,
        ${family.except ?? sql`true`} as belongs
      from (
        select lead, category, priority
        from unnest(${ids}::bigint[]) lead, unnest(${[...categories]}::text[]) category,
          unnest(${[...priorities]}::smallint[]) priority
      ) k cross join lateral (
        select * from cases c
        where c.merged_into is null and ${is} and c.category = k.category and c.priority = k.priority
          ${after ? sql`and ${order.after(after)}` : sql``}
        order by ${order.order} limit ${size}
      ) c`,
  );
}

/** By number, which is the order in which cases were opened at this desk. */
function byNumber(query: CompiledQuery, descending: boolean): Segment {
  return fromWhole(query, {
    descending,
    from: sql`cases c`,
    position: sql`array[c.id]`,
    order: descending ? sql`c.id desc` : sql`c.id`,
    where: sql`c.merged_into is null`,
    after: ([id]) => sql`c.id ${sql.raw(descending ? "<" : ">")} ${id}::bigint`,
  });
}

function byWait(query: CompiledQuery): Segment {
  return fromWhole(query, {
    descending: false,
    from: sql`cases c`,
    position: sql`array[${micros(sql`c.awaiting_since`)}, c.id]`,
    order: sql`c.awaiting_since, c.id`,
    where: sql`c.merged_into is null and c.awaiting_since is not null`,
    after: ([at, id]) => sql`(c.awaiting_since, c.id) > (${instant(at!)}, ${id}::bigint)`,
  });
}

type WholeOrder = CasesOrder & { from: RawBuilder<unknown>; where: RawBuilder<unknown> };

/** Reads one index in its own order; everything the query says is asked of each row. */
function fromWhole(query: CompiledQuery, order: WholeOrder): Segment {
  return {
    descending: order.descending,
    branches: 1,
    exact: false,
    window: (after, size) => sql`
      select c.id, ${order.position} as position, array['']::text[] as branch, true as belongs
      from ${order.from} where ${order.where} ${after ? sql`and ${order.after(after)}` : sql``}
      order by ${order.order} limit ${size}`,
    conditions: query.all,
    source: order.from,
    sourcePosition: order.position,
    sourceConditions: [sql<boolean>`${order.where}`, ...query.all],
  };
}

function byBroken(query: CompiledQuery): Segment {
  return fromPromises(query, "broken", true, [brokenPromise()]);
}

function byDue(query: CompiledQuery): Segment {
  return fromPromises(query, "open", false, [sql<boolean>`not ${brokenPromise()}`]);
}

/** Reads the ledger in the order of due times; a case stands where the first of its promises in that order does. */
function fromPromises(
  query: CompiledQuery,
  state: "open" | "broken",
  descending: boolean,
  extra: readonly Condition[],
): Segment {
  const position = sql`array[${micros(sql`p.due_at`)}, p.id]`;
  const direction = sql.raw(descending ? "desc" : "asc");
  const beyond = sql.raw(descending ? ">" : "<");
  const ofState = sql`p.state = ${sql.lit(state)} and p.due_at is not null`;
  const isFirst = sql<boolean>`not exists (
    select from promises q where q.case_id = c.id and q.state = ${sql.lit(state)} and q.due_at is not null
      and array[${micros(sql`q.due_at`)}, q.id] ${beyond} w.position)`;
  return {
    descending,
    branches: 1,
    exact: false,
    window: (after, size) => sql`
      select p.case_id as id, ${position} as position, array['']::text[] as branch, true as belongs
      from promises p
      where ${ofState} ${
        after
          ? sql`and (p.due_at, p.id) ${sql.raw(descending ? "<" : ">")} (${instant(after[0]!)}, ${after[1]}::bigint)`
          : sql``
      }
      order by p.due_at ${direction}, p.id ${direction} limit ${size}`,
    conditions: [sql<boolean>`c.merged_into is null`, isFirst, ...query.all, ...extra],
    source: sql`cases c cross join lateral (
      select p.due_at, p.id from promises p where p.case_id = c.id and ${ofState}
      order by p.due_at ${direction}, p.id ${direction} limit 1
    ) p`,
    sourcePosition: position,
    sourceConditions: [sql<boolean>`c.merged_into is null`, ...query.all, ...extra],
  };
}

function micros(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(extract(epoch from ${column}) * 1000000)::bigint`;
}

function instant(position: number): RawBuilder<unknown> {
  return sql`('epoch'::timestamptz + ${position}::bigint * interval '1 microsecond')`;
}
