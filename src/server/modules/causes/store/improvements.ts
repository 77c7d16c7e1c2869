import { type Selectable, sql } from "kysely";
import type { ImprovementState } from "../../../../shared/contract/improvements.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Improvements } from "../../../kernel/db/schema.ts";

export type ImprovementRow = Omit<Selectable<Improvements>, "state"> & { state: ImprovementState };

export type ImprovementFilter = {
  state: ImprovementState | null;
  ownerId: number | null;
  causeIds: readonly number[] | null;
  before: number | null;
  limit: number;
};

/** One page, newest first. */
export async function findImprovements(db: Database, filter: ImprovementFilter): Promise<ImprovementRow[]> {
  const { rows } = await sql<ImprovementRow>`
    select i.* from improvements i
    where (${filter.before}::bigint is null or i.id < ${filter.before}::bigint)
      ${filter.state === null ? sql`` : sql`and i.state = ${filter.state}`}
      ${filter.ownerId === null ? sql`` : sql`and i.owner_id = ${filter.ownerId}`}
      ${filter.causeIds === null ? sql`` : sql`and exists (select from improvement_causes ic where ic.improvement_id = i.id and ic.cause_id = any(${[...filter.causeIds]}::bigint[]))`}
    order by i.id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}

export async function findImprovement(db: Database, id: number, lock = false): Promise<ImprovementRow | undefined> {
  const { rows } = await sql<ImprovementRow>`
    select * from improvements where id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

/** The causes that each of these improvements is about. */
export async function causesOfImprovements(db: Database, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("improvementCauses")
    .select(["improvementId", "causeId"])
    .where("improvementId", "in", [...ids])
    .orderBy("causeId")
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ improvementId }) => improvementId)].map(([id, found]) => [
      id,
      found.map(({ causeId }) => causeId),
    ]),
  );
}

export type NewImprovement = Pick<
  ImprovementRow,
  "title" | "expected" | "products" | "ownerId" | "promiseId" | "createdBy"
>;

export async function insertImprovement(trx: Database, row: NewImprovement, at: Date): Promise<number> {
  const { id } = await trx
    .insertInto("improvements")
    .values({ ...row, createdAt: at, updatedAt: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function writeImprovement(
  trx: Database,
  id: number,
  change: Partial<
    Pick<ImprovementRow, "title" | "expected" | "products" | "ownerId" | "state" | "settledAt" | "evidence">
  >,
  at: Date,
): Promise<void> {
  await trx
    .updateTable("improvements")
    .set({ ...change, updatedAt: at })
    .where("id", "=", id)
    .execute();
}

export async function writeImprovementCauses(trx: Database, id: number, causeIds: readonly number[]): Promise<void> {
  await trx.deleteFrom("improvementCauses").where("improvementId", "=", id).execute();
  await trx
    .insertInto("improvementCauses")
    .values([...new Set(causeIds)].map((causeId) => ({ improvementId: id, causeId })))
    .execute();
}

/** Improvements about one cause are about another from now on. */
export async function moveImprovementCauses(trx: Database, fromId: number, intoId: number): Promise<void> {
  await sql`
    with gone as (delete from improvement_causes where cause_id = ${fromId} returning improvement_id)
    insert into improvement_causes (improvement_id, cause_id) select improvement_id, ${intoId} from gone
    on conflict do nothing
  `.execute(trx);
}

/** Notes an open improvement as done whose promise was kept. @returns its id, or null where it is so already */
export async function settleByPromise(
  trx: Database,
  { promiseId, at, evidence }: { promiseId: number; at: Date; evidence: string | null },
): Promise<number | null> {
  const row = await trx
    .updateTable("improvements")
    .set({ state: "done", settledAt: at, evidence, updatedAt: at })
    .where("promiseId", "=", promiseId)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}
