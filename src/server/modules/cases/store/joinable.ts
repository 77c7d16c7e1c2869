import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A case as far as it matters whether a message is about it. */
export type JoinableCase = {
  id: number;
  customerId: number;
  subject: string;
  isOpen: boolean;
  doneAt: Date | null;
  awaitingSince: Date | null;
  lastMessageAt: Date;
};

const MOST_OPEN = 20;
const MOST_DONE = 10;

/** The newest open cases of these persons and those done since a time, a bounded number of each; `caseIds` beside them.
 * What was written to an executive is not among them: nothing that others may read joins it, nor shows that it is there. */
export async function findJoinable(
  db: Database,
  { customerIds, caseIds, doneSince }: { customerIds: readonly number[]; caseIds: readonly number[]; doneSince: Date },
): Promise<JoinableCase[]> {
  const { rows } = await sql<JoinableCase>`
    /* prepared */ select c.id, c.customer_id, c.subject, c.category not in ('solved', 'closed') as is_open,
      case when c.category in ('solved', 'closed') then coalesce(c.closed_at, c.solved_at) end as done_at,
      c.awaiting_since, c.last_message_at
    from unnest(${[...customerIds]}::bigint[]) as w(id)
    cross join lateral (
      (select * from cases
        where customer_id = w.id and merged_into is null and kind <> 'executive'
          and category in ('new', 'open', 'waiting_customer', 'waiting_partner')
        order by last_message_at desc limit ${MOST_OPEN})
      union all
      (select * from cases
        where customer_id = w.id and merged_into is null and kind <> 'executive' and category in ('solved', 'closed') and solved_at is not null
          and coalesce(closed_at, solved_at) >= ${doneSince}::timestamptz
        order by coalesce(closed_at, solved_at) desc limit ${MOST_DONE})
      union all
      (select * from cases
        where id = any(${[...caseIds]}::bigint[]) and customer_id = w.id and merged_into is null and kind <> 'executive'
          and (category not in ('solved', 'closed') or coalesce(closed_at, solved_at) >= ${doneSince}::timestamptz))
    ) c
  `.execute(db);
  return rows;
}
