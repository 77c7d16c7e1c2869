import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Writes down which promises an answer made. */
export async function linkPromises(trx: Database, messageId: number, promiseIds: readonly number[]): Promise<void> {
  await sql`
    insert into answer_promises (message_id, promise_id)
    select ${messageId}, unnest(${[...promiseIds]}::bigint[])
  `.execute(trx);
}

/** The promises that an answer made. */
export async function promisesOfAnswer(db: Database, messageId: number): Promise<number[]> {
  const { rows } = await sql<{ promiseId: number }>`
    select promise_id from answer_promises where message_id = ${messageId}
  `.execute(db);
  return rows.map(({ promiseId }) => promiseId);
}

/** Writes down which promises an answer is said to keep. */
export async function linkKept(trx: Database, messageId: number, promiseIds: readonly number[]): Promise<void> {
  await sql`
    insert into answer_keeps (message_id, promise_id)
    select ${messageId}, unnest(${[...promiseIds]}::bigint[])
  `.execute(trx);
}

/** The promises that these messages are said to keep, by message; messages that keep none are left out. */
export async function keptByMessages(db: Database, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ messageId: number; promiseId: number }>`
    select message_id, promise_id from answer_keeps where message_id = any(${[...ids]}::bigint[]) order by 1, 2
  `.execute(db);
  return new Map(
    [...Map.groupBy(rows, (row) => row.messageId)].map(([id, of]) => [id, of.map((row) => row.promiseId)]),
  );
}
