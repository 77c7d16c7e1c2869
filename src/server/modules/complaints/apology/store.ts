import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type ApologyRow = {
  id: number;
  caseId: number;
  managerId: number;
  askedBy: number | null;
  askedAt: Date;
  dueAt: Date;
  note: string | null;
  state: "asked" | "sent" | "declined";
  words: string | null;
  messageId: number | null;
  settledAt: Date | null;
};

/** The apologies of a case and of those that are part of it, the newest first. */
export async function apologiesOf(db: Database, family: readonly number[]): Promise<ApologyRow[]> {
  const { rows } = await sql<ApologyRow>`
    select * from apologies where case_id = any(${[...family]}::bigint[]) order by id desc`.execute(db);
  return rows;
}

/** One apology; its case's lock is what two who settle it at once wait for. */
export async function findApology(db: Database, id: number): Promise<ApologyRow | undefined> {
  const { rows } = await sql<ApologyRow>`select * from apologies where id = ${id}`.execute(db);
  return rows[0];
}

type Asking = Pick<ApologyRow, "caseId" | "managerId" | "askedBy" | "askedAt" | "dueAt" | "note">;

/** @returns its number; null where somebody is asked already */
export async function insertApology(trx: Database, row: Asking): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into apologies (case_id, manager_id, asked_by, asked_at, due_at, note)
    values (${row.caseId}, ${row.managerId}, ${row.askedBy}, ${row.askedAt}, ${row.dueAt}, ${row.note})
    on conflict (case_id) where state = 'asked' do nothing returning id`.execute(trx);
  return rows[0]?.id ?? null;
}

type Settling = Pick<ApologyRow, "id" | "state" | "words" | "messageId" | "settledAt">;

/** Writes how an apology ended. */
export async function settleApology(trx: Database, row: Settling): Promise<void> {
  await sql`
    update apologies set state = ${row.state}, words = ${row.words}, message_id = ${row.messageId},
      settled_at = ${row.settledAt}
    where id = ${row.id}`.execute(trx);
}
