import { sql } from "kysely";
import type { PortalRemedy } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { mergedFamilyOf } from "../cases/index.ts";
import { listRemedyRows } from "./store/remedies.ts";

/** What a customer was given in a case; nothing of what is not decided, of whose fault it was, or of who gave it. */
export async function remediesForCustomer(ctx: Ctx, caseId: number, customerId: number): Promise<PortalRemedy[]> {
  const caseIds = [caseId, ...(await mergedFamilyOf(ctx, caseId))];
  const rows = await listRemedyRows(ctx.db, { caseIds, before: null, limit: 100 }, sql<boolean>`true`);
  return rows
    .filter((row) => row.customerId === customerId && (row.state === "booked" || row.state === "carried_out"))
    .map(({ id, kind, amount, currency, couponCode, carriedOutAt }) => ({
      ...{ id, kind, amount, currency, couponCode },
      carriedOutAt: carriedOutAt?.toISOString() ?? null,
    }));
}
