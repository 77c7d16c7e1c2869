import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { SumOfParts } from "../keepsakes.ts";
import type { CaseFacts } from "./case-facts.ts";

/** What a merge changes of a case, as it was; times as texts, as they are stored in JSON. */
export type Keepsake = SumOfParts &
  Pick<CaseFacts, "statusId" | "category" | "ownerId" | "teamId"> &
  Record<"awaitingSince" | "snoozedUntil" | "solvedAt" | "closedAt" | "lastMessageAt", string | null>;

export type MergeRow = {
  id: number;
  keptId: number;
  otherId: number;
  messageIds: number[];
  promiseIds: number[];
  before: { from: Keepsake; into: Keepsake };
  mergedAt: Date;
};

/** Writes down what a merge moved. */
export async function insertMerge(db: Database, merge: Omit<MergeRow, "id">): Promise<void> {
  const before = JSON.stringify(merge.before);
  await db
    .insertInto("caseMerges")
    .values({ ...merge, before })
    .execute();
}

const columns = ["id", "keptId", "otherId", "messageIds", "promiseIds", "before", "mergedAt"] as const;

/** The merge by which a case is part of another, held until the transaction ends; or undefined. */
export async function lockStandingMerge(trx: Database, otherId: number): Promise<MergeRow | undefined> {
  const row = await trx
    .selectFrom("caseMerges")
    .select(columns)
    .where("otherId", "=", otherId)
    .where("unmergedAt", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row as unknown as MergeRow | undefined;
}

/** The merges that stand into these cases, and by which these are part of others, held until the transaction ends. */
export async function mergesInto(trx: Database, caseIds: readonly number[]): Promise<MergeRow[]> {
  const rows = await trx
    .selectFrom("caseMerges")
    .select(columns)
    .where("unmergedAt", "is", null)
    .where((where) => where.or([where("keptId", "in", [...caseIds]), where("otherId", "in", [...caseIds])]))
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows as unknown as MergeRow[];
}

/** Writes what two cases were when they were merged. */
export async function writeBefore(db: Database, id: number, before: MergeRow["before"]): Promise<void> {
  await db
    .updateTable("caseMerges")
    .set({ before: JSON.stringify(before) })
    .where("id", "=", id)
    .execute();
}

/** Marks a merge as taken back. */
export async function endMerge(db: Database, id: number, at: Date): Promise<void> {
  await db.updateTable("caseMerges").set({ unmergedAt: at }).where("id", "=", id).execute();
}

/**
 * What has left these cases is of no merge into them any more: it may come back by another way, and is not moved again when
 * a case that it once came by leaves, too.
 */
export async function forgetMoved(
  db: Database,
  keptIds: readonly number[],
  gone: { messageIds: readonly number[]; promiseIds: readonly number[] },
): Promise<void> {
  await sql`
    update case_merges set
      message_ids = array(select unnest(message_ids) except select unnest(${[...gone.messageIds]}::bigint[])),
      promise_ids = array(select unnest(promise_ids) except select unnest(${[...gone.promiseIds]}::bigint[]))
    where kept_id = any(${[...keptIds]}::bigint[]) and unmerged_at is null
      and (message_ids && ${[...gone.messageIds]}::bigint[] or promise_ids && ${[...gone.promiseIds]}::bigint[])
  `.execute(db);
}

/** When each of these cases became part of another. */
export async function mergeTimes(db: Database, otherIds: readonly number[]): Promise<Map<number, Date>> {
  if (otherIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("caseMerges")
    .select(["otherId", "mergedAt"])
    .where("otherId", "in", [...otherIds])
    .where("unmergedAt", "is", null)
    .execute();
  return new Map(rows.map(({ otherId, mergedAt }) => [otherId, mergedAt]));
}
