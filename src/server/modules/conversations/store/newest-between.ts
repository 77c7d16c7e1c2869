import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** The newest message between a person and an account of ours. */
export type NewestBetween = {
  id: number;
  direction: "in" | "out";
  /** where ours went; of theirs null */
  address: string | null;
};

/** What was said last between a customer and an account, answers to a question of ours by a digit aside; null for nothing. */
export async function newestBetween(
  db: Database,
  { customerId, accountId, since }: { customerId: number; accountId: number; since: Date },
): Promise<NewestBetween | null> {
  const { rows } = await sql<NewestBetween>`
    select id, direction, case direction when 'out' then recipients->'to'->0->>'address' end as address
    from messages
    where customer_id = ${customerId} and created_at >= ${since} and account_id = ${accountId}
      and direction in ('in', 'out') and undone_at is null and auto_reply is distinct from 'rating'
    order by created_at desc, id desc limit 1
  `.execute(db);
  return rows[0] ?? null;
}
