import type { Ctx } from "../../../kernel/ctx.ts";
import { leadersOf, teamLead } from "../../accounts/index.ts";

/**
 * Who judges a dispute: the team's lead, else the leaders; nobody judges their own promise as long as there is anybody else.
 */
export async function decidersOf(
  ctx: Ctx,
  { ownerId, teamId }: { ownerId: number | null; teamId: number | null },
): Promise<number[]> {
  const lead = teamId === null ? null : await teamLead(ctx, teamId);
  if (lead !== null && lead !== ownerId) return [lead];
  const leaders = await leadersOf(ctx, teamId);
  const others = leaders.filter((id) => id !== ownerId);
  if (others.length > 0) return others;
  return leaders.length > 0 || ownerId === null ? leaders : [ownerId];
}
