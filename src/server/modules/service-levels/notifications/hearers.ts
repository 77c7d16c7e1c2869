import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, leadersOf, staffOfRole, teamLead } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import type { promiseRang } from "../../promises/index.ts";
import { managerOf } from "../managers/managers.ts";

type Rang = NonNullable<(typeof promiseRang)["_data"]>;

/** Who hears a ring. @param caseId the case it is about, for those that are written to somebody by name */
export async function hearers(ctx: Ctx, ring: Rang, caseId: number | null = null): Promise<number[]> {
  const owner = ring.ownerId === null ? [] : [ring.ownerId];
  if (ring.notify === null) return ring.breaks ? owner : [];
  if (ring.notify === "owner" && owner.length > 0) return owner;
  const named = await onRung(ctx, ring, caseId);
  const above = named.length > 0 ? named : await leadersOf(ctx, ring.teamId);
  return ring.breaks ? [...new Set([...owner, ...above])] : above;
}

/** Who stands on the rung itself; empty where nobody does, and so it climbs. */
async function onRung(ctx: Ctx, ring: Rang, caseId: number | null): Promise<number[]> {
  const { notify: rung, teamId, staffId, roleId } = ring;
  switch (rung) {
    case "person":
      return staffId === undefined ? [] : [...(await activeAmong(ctx, [staffId]))];
    case "role":
      return roleId === undefined ? [] : staffOfRole(ctx, roleId, teamId);
    case "manager":
      return listed(teamId === null ? null : await managerOf(ctx, teamId));
    case "leaders":
      return [];
    case "addressee": {
      const addressee = caseId === null ? null : (await getCases(ctx, [caseId])).get(caseId)?.addresseeId;
      return listed(addressee ?? (await leadOf(ctx, teamId)));
    }
    default:
      return listed(await leadOf(ctx, teamId));
  }
}

function leadOf(ctx: Ctx, teamId: number | null): Promise<number | null> | null {
  return teamId === null ? null : teamLead(ctx, teamId);
}

function listed(id: number | null): number[] {
  return id === null ? [] : [id];
}
