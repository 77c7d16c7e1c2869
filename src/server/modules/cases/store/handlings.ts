import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** One matter: whose it was, and when somebody last wrote in it. */
export type Handling = { staffId: number; at: Date };

/** Whose a customer's other matters were, the newest first. */
export async function findHandlings(
  db: Database,
  { customerId, exceptCaseId, limit }: { customerId: number; exceptCaseId: number; limit: number },
): Promise<Handling[]> {
  const { rows } = await sql<Handling>`
    select owner_id as staff_id, last_message_at as at from cases
    where customer_id = ${customerId} and id <> ${exceptCaseId} and owner_id is not null
    order by last_message_at desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Whether a person did anything in a case since a time, or it was given to somebody. */
export async function wasActedOn(
  db: Database,
  { caseId, staffId, since }: { caseId: number; staffId: number; since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from events
    where case_id = ${caseId} and at >= ${since}
      and ((actor_kind = 'staff' and actor_id = ${staffId}) or type = 'cases.assigned')
    limit 1
  `.execute(db);
  return rows.length > 0;
}
