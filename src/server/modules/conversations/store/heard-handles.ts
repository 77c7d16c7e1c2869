import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Which of a person's handles a message came from by one of these channels. */
export async function heardHandles(
  db: Database,
  wanted: { customerId: number; handleIds: readonly number[]; channels: readonly string[] },
): Promise<number[]> {
  const { customerId, handleIds, channels } = wanted;
  const { rows } = await sql<{ handleId: number }>`
    select distinct handle_id from messages
    where customer_id = ${customerId} and direction = 'in'
      and handle_id = any(${[...handleIds]}::bigint[]) and channel = any(${[...channels]}::text[])
  `.execute(db);
  return rows.map(({ handleId }) => handleId);
}
