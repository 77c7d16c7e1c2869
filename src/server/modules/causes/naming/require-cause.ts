import type { Ctx } from "../../../kernel/ctx.ts";
import { causeNeeded } from "../errors.ts";
import { readCauseSettings } from "../settings.ts";
import { findCaseCauses } from "../store/case-causes.ts";

/**
 * Refuses to let a person or program solve or close a complaint without a cause, where the desk wants one. The customer's
 * word and the announced rule close it all the same: what they leave unnamed is found by `cause:none`.
 * @throws causes.cause_needed
 */
export async function requireCause(ctx: Ctx, row: { id: number; kind: string }): Promise<void> {
  if (row.kind !== "complaint" || (ctx.actor.kind !== "staff" && ctx.actor.kind !== "api_key")) return;
  if (!(await readCauseSettings(ctx)).required) return;
  if ((await findCaseCauses(ctx.db, [row.id])).length === 0) throw causeNeeded({ id: row.id, field: "category" });
}
