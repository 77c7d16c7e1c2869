import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Writes down which promises an answer makes, or keeps. */
export async function linkPromises(
  trx: Database,
  messageId: number,
  { promiseIds, keeps }: { promiseIds: readonly number[]; keeps: boolean },
): Promise<void> {
  await sql`
    insert into answer_promises (message_id, promise_id, keeps)
    select ${messageId}, unnest(${[...promiseIds]}::bigint[]), ${keeps}
  `.execute(trx);
}

/** The promises that an answer makes, or those that it keeps. */
export async function promisesOfAnswer(
  db: Database,
  messageId: number,
  { keeps }: { keeps: boolean },
): Promise<number[]> {
  const { rows } = await sql<{ promiseId: number }>`
    select promise_id from answer_promises where message_id = ${messageId} and keeps = ${keeps}
  `.execute(db);
  return rows.map(({ promiseId }) => promiseId);
}
