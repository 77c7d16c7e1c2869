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
