import { type Ctx, can } from "../../kernel/ctx.ts";
import type { Scope } from "./store/read.ts";

/**
 * Whose promises somebody sees counted: everybody's with reports and all cases; their own and their teams' with reports;
 * else their own. Letters to executives count for who may read those.
 */
export function scopeOf({ actor }: Ctx): { scope: Scope; name: "all" | "teams" | "own" } {
  const staffId = actor.kind === "staff" ? actor.id : null;
  if (!can(actor, "reports:read")) return { scope: { of: "some", staffId, teamIds: [] }, name: "own" };
  if (can(actor, "cases:read-all")) {
    return { scope: { of: "all", confidential: can(actor, "cases:read-executive") }, name: "all" };
  }
  return { scope: { of: "some", staffId, teamIds: actor.teamIds }, name: "teams" };
}
