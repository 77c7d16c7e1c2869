import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type SatisfactionRow = {
  caseId: number;
  askedAt: Date;
  messageId: number | null;
  rating: number | null;
  comment: string | null;
  ratedAt: Date | null;
  ownerId: number | null;
  teamId: number | null;
  channel: string;
};

/** Notes that a customer is asked, once a case. @returns false where they were asked before */
export async function insertAsked(trx: Database, row: { caseId: number; at: Date; channel: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into satisfaction (case_id, asked_at, channel) values (${row.caseId}, ${row.at}, ${row.channel})
    on conflict do nothing returning case_id`.execute(trx);
  return rows.length > 0;
}

export async function findSatisfaction(
  db: Database,
  caseId: number,
  lock = false,
): Promise<SatisfactionRow | undefined> {
  const { rows } = await sql<SatisfactionRow>`
    select * from satisfaction where case_id = ${caseId} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** The questions among these messages of ours that were asked since a time. */
export async function findAskedBy(
  db: Database,
  messageIds: readonly number[],
  since: Date,
): Promise<{ messageId: number; caseId: number; rating: number | null }[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<{ messageId: number; caseId: number; rating: number | null }>`
    select message_id, case_id, rating from satisfaction
    where message_id = any(${[...messageIds]}::bigint[]) and asked_at >= ${since}`.execute(db);
  return rows;
}

export async function setAskedBy(trx: Database, caseId: number, messageId: number): Promise<void> {
  await sql`update satisfaction set message_id = ${messageId} where case_id = ${caseId}`.execute(trx);
}

type Rated = Pick<SatisfactionRow, "caseId" | "rating" | "comment" | "ratedAt" | "ownerId" | "teamId">;

/** Writes what a customer said, with whose case it was. */
export async function writeRating(trx: Database, row: Rated): Promise<void> {
  await sql`
    update satisfaction set rating = ${row.rating}, comment = ${row.comment}, rated_at = ${row.ratedAt},
      owner_id = ${row.ownerId}, team_id = ${row.teamId}
    where case_id = ${row.caseId}`.execute(trx);
}
