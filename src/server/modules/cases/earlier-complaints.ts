import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** How many other complaints a customer has made since a time; counting stops at 100. */
export async function earlierComplaintsOf(
  ctx: Ctx,
  { customerId, exceptCaseId, since }: { customerId: number; exceptCaseId: number; since: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from cases
      where customer_id = ${customerId} and kind = 'complaint' and id <> ${exceptCaseId} and merged_into is null
        and opened_at >= ${since}
      limit 100
    ) complaints
  `.execute(ctx.db);
  return rows[0]!.count;
}
