import { type RawBuilder, sql } from "kysely";

/** A time as whole microseconds since 1970, which is exactly how PostgreSQL keeps it. */
export function micros(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(extract(epoch from ${column}) * 1000000)::bigint`;
}

/** The time of such a number. */
export function instant(micros: number): RawBuilder<unknown> {
  return sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond')`;
}
