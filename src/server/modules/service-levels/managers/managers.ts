import type { SaveTeamManager, TeamManagers } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, audit, getTeam, staffRefs } from "../../accounts/index.ts";
import { managerUnknown } from "../errors.ts";
import { findManager, findManagers, putManager } from "./store.ts";

/** Who is above the leads of the teams. */
export async function showManagers(ctx: Ctx): Promise<TeamManagers> {
  const rows = await findManagers(ctx);
  const staff = await staffRefs(
    ctx,
    rows.map(({ staffId }) => staffId),
  );
  return { items: rows.map(({ teamId, staffId }) => ({ teamId, manager: staff.get(staffId)! })) };
}

/** Names the manager of a team, or none. @throws request.not_found, service-levels.manager_unknown */
export async function saveManager(ctx: Ctx, { teamId, staffId }: SaveTeamManager): Promise<TeamManagers> {
  await getTeam(ctx, teamId);
  if (staffId !== null && !(await activeAmong(ctx, [staffId])).has(staffId)) throw managerUnknown();
  await ctx.tx(async (tx) => {
    const before = await findManager(tx, teamId);
    await putManager(tx, teamId, staffId);
    const details = { from: before, to: staffId };
    await audit(tx, { action: "service-levels.manager_changed", subject: { kind: "team", id: teamId }, details });
  });
  return showManagers(ctx);
}

/** The active manager of a team, or null. */
export async function managerOf(ctx: Ctx, teamId: number): Promise<number | null> {
  const staffId = await findManager(ctx, teamId);
  return staffId !== null && (await activeAmong(ctx, [staffId])).has(staffId) ? staffId : null;
}
