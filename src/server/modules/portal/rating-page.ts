import type { PortalPage } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { signCaseToken } from "../cases/index.ts";
import { findSatisfaction } from "../complaints/index.ts";
import { type OpenedCase, openCaseByToken } from "./case-page.ts";

/** The case that somebody rates; null where there is none. */
export async function openRating(ctx: Ctx, caseId: number | null): Promise<OpenedCase | null> {
  return caseId === null ? null : openCaseByToken(ctx, signCaseToken(ctx, caseId));
}

type Rating = Extract<PortalPage, { page: "rating" }>;

/** The page on which a customer says how they found it. */
export async function ratingPage(
  ctx: Ctx,
  { facts }: OpenedCase,
  around: Pick<Rating, "token" | "chosen" | "saved"> & { fault?: Rating["fault"] },
): Promise<Rating> {
  const said = await findSatisfaction(ctx.db, facts.id);
  return {
    page: "rating",
    subject: facts.subject,
    number: facts.id,
    given: said?.rating ? { rating: said.rating, comment: said.comment } : null,
    fault: null,
    ...around,
  };
}
