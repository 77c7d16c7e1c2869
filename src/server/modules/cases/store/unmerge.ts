import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { LivesApart } from "../lives-apart.ts";

/** Writes two locked cases that were one as each goes on; the status of one may be gone since: then its category's own. */
export async function writeApart(trx: Database, { root, other }: LivesApart, now: Date): Promise<void> {
  await sql`
    update cases set
      priority = ${root.priority}, tags = ${[...root.tags]}::text[], contact_count = ${root.contactCount},
      awaiting_since = ${root.awaitingSince}, opened_at = ${root.openedAt}, last_message_at = ${root.lastMessageAt},
      updated_at = greatest(updated_at, ${now}::timestamptz), version = version + 1
    where id = ${root.id}
  `.execute(trx);
  await sql`
    update cases set
      merged_into = null,
      category = ${other.category},
      status_id = coalesce(
        (select id from case_statuses where id = ${other.statusId} and category = ${other.category}),
        (select id from case_statuses where category = ${other.category} and is_default)),
      priority = ${other.priority}, tags = ${[...other.tags]}::text[], owner_id = ${other.ownerId},
      team_id = ${other.teamId}, contact_count = ${other.contactCount}, awaiting_since = ${other.awaitingSince},
      snoozed_until = ${other.snoozedUntil}, solved_at = ${other.solvedAt}, closed_at = ${other.closedAt},
      last_message_at = ${other.lastMessageAt},
      updated_at = greatest(updated_at, ${now}::timestamptz), version = version + 1
    where id = ${other.id}
  `.execute(trx);
}
