import { type RawBuilder, sql } from "kysely";

/** Seen within this time counts as here. */
export const PRESENCE_SECONDS = 120;

/** SQL of "is here now" for the staff row named `s`: active, signed in, and seen within two minutes. */
export function onlineAt(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(
    s.active
    and coalesce(s.last_seen_at > ${now}::timestamptz - ${`${PRESENCE_SECONDS} seconds`}::interval, false)
    and exists (select from staff_sessions x where x.staff_id = s.id and x.expires_at > ${now}::timestamptz)
  )`;
}
