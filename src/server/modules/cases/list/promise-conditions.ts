import { type RawBuilder, sql } from "kysely";

/**
 * Conditions about the promises of a row of `cases c`. Lists join the ledger instead of keeping a copy of it, so that a
 * list can never disagree with a ring.
 */
export function openPromise(condition: RawBuilder<unknown> = sql`true`): RawBuilder<boolean> {
  return sql<boolean>`exists (select from promises p where p.case_id = c.id and p.state = 'open' and ${condition})`;
}

/** A promise of an active case that was broken and not kept since; what is over no longer alarms. */
export function brokenPromise(): RawBuilder<boolean> {
  return sql<boolean>`(${alarms}
    and exists (select from promises p where p.case_id = c.id and p.state = 'broken' and p.due_at is not null))`;
}

/** Whether a broken promise of a case still counts. */
export const alarms = sql<boolean>`c.category in ('new', 'open', 'waiting_customer', 'waiting_partner')`;
