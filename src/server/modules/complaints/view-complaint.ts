import type { ComplaintView } from "../../../shared/contract/complaints.ts";
import type { PortalComplaint } from "../../../shared/contract/portal-complaints.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffByPermission, staffRefs } from "../accounts/index.ts";
import { type CaseFacts, closingTime, getCase } from "../cases/index.ts";
import { apologiesForAgent, apologiesForCustomer } from "./apology/present.ts";
import { findSatisfaction } from "./satisfaction/store.ts";
import { ratingUrl } from "./satisfaction/token.ts";
import { settlementForAgent, settlementForCustomer } from "./settlement/present.ts";
import { severityReasons } from "./severity/present-reasons.ts";
import { careMarkOf } from "./severity/store.ts";

/** All that a case has of a complaint, for the desk. @throws cases.not_found */
export async function viewComplaint(ctx: Ctx, caseId: number): Promise<ComplaintView> {
  const row = await getCase(ctx, caseId);
  const [reasons, careMark, settlement, apologies, managers, rated] = await Promise.all([
    severityReasons(ctx, caseId),
    careMarkOf(ctx.db, row.customerId),
    settlementForAgent(ctx, caseId),
    apologiesForAgent(ctx, row),
    staffByPermission(ctx, "complaints:apologise").then((ids) => staffRefs(ctx, ids)),
    findSatisfaction(ctx.db, caseId),
  ]);
  return {
    severity: row.severity,
    reasons,
    careMark: careMark as ComplaintView["careMark"],
    settlement,
    apologies,
    managers: [...managers.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
    satisfaction: rated
      ? {
          askedAt: rated.askedAt.toISOString(),
          rating: rated.rating,
          comment: rated.comment,
          ratedAt: rated.ratedAt?.toISOString() ?? null,
        }
      : null,
    currency: settlement?.terms?.currency ?? currencyOf(row),
  };
}

/** What the customer's page shows of it. */
export async function complaintForCustomer(ctx: Ctx, row: CaseFacts): Promise<PortalComplaint> {
  const [settlement, apologies, rated] = await Promise.all([
    settlementForCustomer(ctx, row.id),
    apologiesForCustomer(ctx, row.id),
    findSatisfaction(ctx.db, row.id),
  ]);
  const closed = row.category === "closed";
  const solved = row.category === "solved" && row.solvedAt !== null;
  return {
    settlement,
    apologies,
    closing: {
      mayClose: !closed && (row.firstAnsweredAt !== null || solved),
      mayDisagree: solved,
      closesAt: solved ? (await closingTime(ctx, row.solvedAt!)).toISOString() : null,
    },
    rating: closed || rated?.rating ? { url: ratingUrl(ctx, row.id), given: rated?.rating ?? null } : null,
    currency: settlement?.terms?.currency ?? currencyOf(row),
  };
}

/** What people most likely pay in; it is chosen with each sum. */
function currencyOf({ language }: CaseFacts): string {
  return language === null || /^zh\b/i.test(language) ? "CNY" : "USD";
}
