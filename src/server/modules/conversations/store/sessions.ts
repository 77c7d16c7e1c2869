import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type LastContact = {
  /** when the person wrote last on this account; null when they never did */
  lastInAt: Date | null;
  /** messages that the provider took from us for them since then; templates are not counted anywhere */
  sentSince: number;
};

/** When a person wrote last to an account, and how often it wrote to them since. */
export async function lastContact(
  db: Database,
  { customerId, accountId, address }: { customerId: number; accountId: number; address: string },
): Promise<LastContact> {
  const { rows } = await sql<LastContact>`
    with threads as (select id from conversations where customer_id = ${customerId} and account_id = ${accountId}),
    last as (
      select max(created_at) as at from messages
      where conversation_id in (select id from threads) and direction = 'in' and sender ->> 'address' = ${address}
    )
    select last.at as last_in_at, (
      select count(*) from messages m join message_parts p on p.message_id = m.id
      where m.conversation_id in (select id from threads) and m.direction = 'out' and p.at > last.at
        and m.template is null
        and m.recipients -> 'to' -> 0 ->> 'address' = ${address}
    ) as sent_since
    from last
  `.execute(db);
  return rows[0]!;
}
