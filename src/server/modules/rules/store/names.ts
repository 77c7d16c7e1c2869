import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** What rules are called now, also deleted ones. */
export async function namesOfRules(db: Database, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select r.id, v.spec ->> 'name' as name from rules r
    join rule_versions v on v.rule_id = r.id and v.version = r.version
    where r.id = any(${[...ids]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
