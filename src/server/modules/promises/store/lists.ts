import { type RawBuilder, sql } from "kysely";
import type { PromiseState } from "../../../../shared/contract/promises.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseFacts } from "./promise-facts.ts";

/** Whose promises: of these owners, of these teams, or of all. */
export type PromiseScope = { ownerIds: readonly number[] } | { teamIds: readonly number[] } | "all";

/** How a list is ordered: each has its own indexes. Paused promises have no due time and come after all that have one. */
export type PromiseOrder = "due" | "paused" | "broken" | "settled";

export type ListFilter = {
  scope: PromiseScope;
  order: PromiseOrder;
  state: PromiseState;
  caseId: number | null;
  kind: string | null;
  before: Date | null;
  visible: RawBuilder<boolean>;
  /** the place after which the page begins: a time in ms and an id */
  after: { at: number; id: number } | null;
  limit: number;
};

/**
 * One page of promises. Each person or team of the scope is read along its own index and the results are merged, so that
 * nothing is sorted that is not shown.
 */
export async function findPage(db: Database, filter: ListFilter): Promise<PromiseFacts[]> {
  const { scope } = filter;
  if (scope === "all") return run(db, sql`${pageOf(filter, sql`true`)}`);
  const [column, ids] = "ownerIds" in scope ? ["owner_id", scope.ownerIds] : ["team_id", scope.teamIds];
  if (ids.length === 0) return [];
  return run(
    db,
    sql`select p.* from unnest(${[...ids]}::bigint[]) as whose(id)
      cross join lateral (${pageOf(filter, sql`${sql.ref(`promises.${column}`)} = whose.id`)}) p
      order by ${orderOf(filter.order)} limit ${filter.limit}`,
  );
}

/** Broken ones and open ones due before a time; counting stops at 1,000. */
export async function countPromisesOf(
  db: Database,
  scope: PromiseScope,
  dueBefore: Date,
): Promise<{ broken: number; dueSoon: number }> {
  const whose =
    scope === "all"
      ? sql`true`
      : "ownerIds" in scope
        ? sql`owner_id = any(${[...scope.ownerIds]}::bigint[])`
        : sql`team_id = any(${[...scope.teamIds]}::bigint[])`;
  const { rows } = await sql<{ broken: number; dueSoon: number }>`
    select
      (select count(*)::int from (select from promises where state = 'broken' and ${whose} limit 1000) b) as broken,
      (select count(*)::int from (
        select from promises where state = 'open' and due_at < ${dueBefore} and ${whose} limit 1000) s) as due_soon
  `.execute(db);
  return rows[0]!;
}

function pageOf(filter: ListFilter, whose: RawBuilder<unknown>): RawBuilder<PromiseFacts> {
  const { order, after } = filter;
  const conditions = [
    whose,
    filter.visible,
    // Literal states, for the partial indexes to be seen to fit.
    ...(order === "broken" ? [sql`state = 'broken'`] : []),
    ...(order === "due" ? [sql`state = 'open' and due_at is not null`] : []),
    ...(order === "paused" ? [sql`state = 'open' and due_at is null`] : []),
    ...(order === "settled" ? [sql`settled_at is not null and state = ${filter.state}`] : []),
    ...(filter.caseId === null ? [] : [sql`case_id = ${filter.caseId}`]),
    ...(filter.kind === null ? [] : [sql`kind = ${filter.kind}`]),
    ...(filter.before === null ? [] : [sql`due_at < ${filter.before}`]),
    ...(after === null ? [] : [afterOf(order, after)]),
  ];
  return sql`select * from promises where ${sql.join(conditions, sql` and `)} order by ${orderOf(order)} limit ${filter.limit}`;
}

function orderOf(order: PromiseOrder): RawBuilder<unknown> {
  if (order === "due") return sql`due_at, id`;
  if (order === "paused") return sql`id`;
  return order === "broken" ? sql`due_at desc, id desc` : sql`settled_at desc, id desc`;
}

function afterOf(order: PromiseOrder, { at, id }: { at: number; id: number }): RawBuilder<unknown> {
  const time = new Date(at);
  if (order === "due") return sql`(due_at, id) > (${time}::timestamptz, ${id}::bigint)`;
  if (order === "paused") return sql`id > ${id}`;
  const column = order === "broken" ? sql`due_at` : sql`settled_at`;
  return sql`(${column}, id) < (${time}::timestamptz, ${id}::bigint)`;
}

async function run(db: Database, query: RawBuilder<unknown>): Promise<PromiseFacts[]> {
  return (await (query as RawBuilder<PromiseFacts>).execute(db)).rows;
}
