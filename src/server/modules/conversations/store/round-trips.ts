import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export async function insertRoundTrip(db: Database, trip: { key: string; accountId: number; at: Date }): Promise<void> {
  await db
    .insertInto("channelRoundTrips")
    .values({ key: trip.key, accountId: trip.accountId, startedAt: trip.at })
    .execute();
}

/** Writes down how sending ended. */
export async function finishSending(db: Database, key: string, end: { sentAt: Date } | { error: string }) {
  await db.updateTable("channelRoundTrips").set(end).where("key", "=", key).execute();
}

export async function findRoundTrip(db: Database, accountId: number, key: string) {
  return db
    .selectFrom("channelRoundTrips")
    .select(["sentAt", "arrivedAt", "error"])
    .where("key", "=", key)
    .where("accountId", "=", accountId)
    .executeTakeFirst();
}

/** Writes down that a test came in, the first time it does. @returns false when there is no such test */
export async function noteArrival(db: Database, trip: { key: string; accountId: number; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    update channel_round_trips set arrived_at = coalesce(arrived_at, ${trip.at})
    where key = ${trip.key} and account_id = ${trip.accountId} returning 1
  `.execute(db);
  return rows.length > 0;
}

/** Forgets tests of long ago. */
export async function forgetRoundTrips(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("channelRoundTrips").where("startedAt", "<", before).execute();
}
