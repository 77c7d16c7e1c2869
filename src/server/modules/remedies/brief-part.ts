import { sql } from "kysely";
import type { BriefMore } from "../../../shared/contract/brief.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type CaseFacts, mergedFamilyOf, provideBriefPart } from "../cases/index.ts";
import { listRemedyRows } from "./store/remedies.ts";

const LAST = 4;

provideBriefPart(briefPart);

/** What the customer was given already. */
async function briefPart(ctx: Ctx, row: CaseFacts): Promise<Partial<BriefMore>> {
  const caseIds = await mergedFamilyOf(ctx, row.id);
  const rows = await listRemedyRows(ctx.db, { caseIds, before: null, limit: LAST }, sql<boolean>`true`);
  return {
    tried: rows
      .filter(({ state }) => state === "booked" || state === "carried_out")
      .map(({ kind, amount: amountMinor, currency, givenAt }) => ({
        at: givenAt.toISOString(),
        what: "given" as const,
        terms: { remedy: kind, amountMinor, currency },
        by: null,
      })),
  };
}
