import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { findPromisesOfCases } from "../store/read.ts";
import { presentForCustomer } from "./present.ts";

/** What a customer is shown of the promises made to them in a case; those that lost their object are left out. */
export async function promisesForCustomer(ctx: Ctx, caseId: number): Promise<PortalCase["promises"]> {
  const rows = await findPromisesOfCases(ctx.db, [caseId]);
  return rows.filter((row) => row.state !== "withdrawn" && row.promisorKind !== "partner").map(presentForCustomer);
}
