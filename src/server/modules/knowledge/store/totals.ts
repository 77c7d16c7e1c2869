import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** How many passages there are, and how many terms one has. */
export type Totals = { passages: number; length: number };

export async function readTotals(db: Database): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select count(*)::int as passages, coalesce(avg(length), 1)::float8 as length from knowledge_passages
  `.execute(db);
  return rows[0]!;
}
