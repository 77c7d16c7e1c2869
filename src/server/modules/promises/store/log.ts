import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { PromiseLogKind } from "../ledger/policy.ts";

export type LogLine = {
  id: number;
  promiseId: number;
  at: Date;
  kind: PromiseLogKind;
  actorKind: string;
  actorId: number | null;
  actorName: string | null;
  data: Record<string, unknown>;
};

/** The logs of these promises, in order. */
export async function findLog(db: Database, promiseIds: readonly number[]): Promise<Map<number, LogLine[]>> {
  if (promiseIds.length === 0) return new Map();
  const { rows } = await sql<LogLine>`
    select * from promise_log where promise_id = any(${[...promiseIds]}::bigint[]) order by promise_id, id
  `.execute(db);
  return Map.groupBy(rows, (row) => row.promiseId);
}
