import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A telephone that is rung for a call. */
export type LegRow = {
  id: number;
  callId: number;
  /** offer: to answer a caller; transfer: to take one over; agent and customer: the two ends of a call that we make */
  purpose: "offer" | "transfer" | "agent" | "customer";
  staffId: number | null;
  line: string | null;
  state: "placing" | "ringing" | "answered" | "over";
  why: string | null;
  rungAt: Date;
  answeredAt: Date | null;
  overAt: Date | null;
};

export async function insertLeg(
  db: Database,
  leg: Pick<LegRow, "callId" | "purpose" | "staffId" | "rungAt">,
): Promise<LegRow> {
  const row = await db
    .insertInto("callLegs")
    .values({ ...leg, state: "placing" })
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as LegRow;
}

export async function findLeg(db: Database, id: number): Promise<LegRow | undefined> {
  return (await db.selectFrom("callLegs").selectAll().where("id", "=", id).executeTakeFirst()) as LegRow | undefined;
}

/** All telephones that were rung for a call, in their order. */
export async function legsOf(db: Database, callId: number): Promise<LegRow[]> {
  const { rows } = await sql<LegRow>`select * from call_legs where call_id = ${callId} order by id`.execute(db);
  return rows;
}

/** Changes a telephone that is not over yet; one that is stays as it is. @returns whether it was not */
export async function updateLeg(
  db: Database,
  id: number,
  values: Partial<Pick<LegRow, "line" | "state" | "why" | "answeredAt" | "overAt">>,
): Promise<boolean> {
  const row = await db
    .updateTable("callLegs")
    .set(values)
    .where("id", "=", id)
    .where("state", "<>", "over")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a telephone rings; it may have been picked up already. @returns false when it is over meanwhile */
export async function placed(db: Database, id: number, line: string): Promise<boolean> {
  const { rows } = await sql`
    update call_legs set line = ${line}, state = case when state = 'placing' then 'ringing' else state end
    where id = ${id} and state <> 'over' returning 1
  `.execute(db);
  return rows.length > 0;
}

/** Telephones of ours that are said to ring since then or longer. */
export async function ringingSince(db: Database, before: Date): Promise<(LegRow & { accountId: number })[]> {
  const { rows } = await sql<LegRow & { accountId: number }>`
    select call_legs.*, calls.account_id from call_legs join calls on calls.id = call_id
    where call_legs.state in ('placing', 'ringing') and purpose <> 'customer' and call_legs.rung_at < ${before}
    order by call_legs.id limit 200
  `.execute(db);
  return rows;
}
