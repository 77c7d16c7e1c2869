import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Of how many of the newest cases with the same tags the causes are looked at. */
const NEWEST = 200;

/** The main causes of earlier cases that share a tag with this one, with how many had each. Letters to executives tell nothing. */
export async function causesOfSameTags(
  db: Database,
  { caseId, tags }: { caseId: number; tags: readonly string[] },
): Promise<Map<number, number>> {
  if (tags.length === 0) return new Map();
  const { rows } = await sql<{ causeId: number; cases: number }>`
    select cc.cause_id, count(*)::int as cases
    from (
      select c.id from cases c
      where c.merged_into is null and cardinality(c.tags) <> 0 and c.tags && ${[...tags]}::text[]
        and c.kind <> 'executive' and c.id <> ${caseId}
      order by c.id desc limit ${NEWEST}) near
    join case_causes cc on cc.case_id = near.id and cc.main
    group by cc.cause_id
  `.execute(db);
  return new Map(rows.map((row) => [row.causeId, row.cases]));
}
