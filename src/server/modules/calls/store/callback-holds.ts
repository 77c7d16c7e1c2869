import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Keeps a half hour for a caller until their call is filed and promised; what they chose last counts. */
export async function holdSlot(trx: Database, hold: { callId: number; teamId: number; slotAt: Date }): Promise<void> {
  await sql`
    insert into callback_holds (call_id, team_id, slot_at) values (${hold.callId}, ${hold.teamId}, ${hold.slotAt})
    on conflict (call_id) do update set team_id = excluded.team_id, slot_at = excluded.slot_at, promised_at = null
  `.execute(trx);
}

/** The half hour that a caller chose, and whether it was promised. */
export async function findHold(
  db: Database,
  callId: number,
): Promise<{ teamId: number; slotAt: Date; promisedAt: Date | null } | undefined> {
  return db
    .selectFrom("callbackHolds")
    .select(["teamId", "slotAt", "promisedAt"])
    .where("callId", "=", callId)
    .executeTakeFirst();
}

/** The promise has the half hour from now on. */
export async function endHold(trx: Database, callId: number, now: Date): Promise<void> {
  await trx.updateTable("callbackHolds").set({ promisedAt: now }).where("callId", "=", callId).execute();
}
