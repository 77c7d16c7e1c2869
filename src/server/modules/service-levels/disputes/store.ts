import { sql } from "kysely";
import type { DisputeOutcome } from "../../../../shared/contract/disputes.ts";
import type { PromiseState } from "../../../../shared/contract/promises.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type DisputeRow = {
  promiseId: number;
  about: PromiseState;
  words: string | null;
  disputedAt: Date;
  deciderIds: number[];
  decisionId: number;
  outcome: DisputeOutcome | null;
  reason: string | null;
  decidedBy: number | null;
  decidedAt: Date | null;
};

/** The disputes of these promises. */
export async function findDisputes(db: Database, promiseIds: readonly number[]): Promise<DisputeRow[]> {
  if (promiseIds.length === 0) return [];
  const { rows } = await sql<DisputeRow>`
    select * from promise_disputes where promise_id = any(${[...promiseIds]}::bigint[]) order by promise_id
  `.execute(db);
  return rows;
}

/** The dispute of a promise, locked until the transaction ends. */
export async function lockDispute(trx: Database, promiseId: number): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`
    select * from promise_disputes where promise_id = ${promiseId} for update
  `.execute(trx);
  return rows[0];
}

type NewDispute = Pick<DisputeRow, "promiseId" | "about" | "words" | "disputedAt" | "deciderIds" | "decisionId">;

export async function insertDispute(trx: Database, row: NewDispute): Promise<void> {
  await trx.insertInto("promiseDisputes").values(row).execute();
}

type Decision = Pick<DisputeRow, "promiseId" | "outcome" | "reason" | "decidedBy" | "decidedAt">;

export async function writeDecision(trx: Database, { promiseId, ...decision }: Decision): Promise<void> {
  await trx.updateTable("promiseDisputes").set(decision).where("promiseId", "=", promiseId).execute();
}

/** The disputes that promises to decide are about, by the promise to decide. */
export async function disputesOfDecisions(db: Database, ids: readonly number[]): Promise<Map<number, DisputeRow>> {
  const { rows } = await sql<DisputeRow>`
    select * from promise_disputes where decision_id = any(${[...ids]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.decisionId, row]));
}
