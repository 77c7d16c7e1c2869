import { sql } from "kysely";
import type { Actor } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { visibleRows } from "../can-see.ts";
import type { CaseFacts } from "./case-facts.ts";

export type OtherCase = Pick<CaseFacts, "id" | "subject" | "category" | "updatedAt">;

/** Other cases of the same person that the actor may see, newest first. */
export async function findOtherCases(
  db: Database,
  row: Pick<CaseFacts, "id" | "customerId">,
  actor: Actor,
  limit: number,
): Promise<OtherCase[]> {
  const { rows } = await sql<OtherCase>`
    select c.id, c.subject, c.category, c.updated_at from cases c
    where c.customer_id = ${row.customerId} and c.id <> ${row.id} and c.merged_into is null and ${visibleRows(actor)}
    order by c.id desc limit ${limit}
  `.execute(db);
  return rows;
}
