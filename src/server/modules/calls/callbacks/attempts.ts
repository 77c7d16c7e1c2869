import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CallRow } from "../store/calls.ts";

export type CallOut = Pick<CallRow, "id" | "number" | "rungAt" | "outcome"> & { endedAt: Date; agentId: number | null };

/** Calls that we made about a case and that are over, the latest of any number. */
export async function callsMade(db: Database, caseId: number): Promise<CallOut[]> {
  const { rows } = await sql<CallOut>`
    select id, number, rung_at, outcome, ended_at, agent_id from calls
    where case_id = ${caseId} and direction = 'out' and ended_at is not null
    order by id desc limit 500
  `.execute(db);
  return rows;
}
