import type { Ctx } from "../../../kernel/ctx.ts";
import { membersToRoute, teamsOfStaff } from "../../accounts/index.ts";
import { getCase, lastOwnerOf } from "../../cases/index.ts";
import { chooseMember } from "../../routing/index.ts";
import { asTelephone, ringsOf } from "../exchange-of.ts";
import { agentsOf, isReachable, lockAgent } from "../store/agents.ts";
import type { CallRow } from "../store/calls.ts";
import type { LegRow } from "../store/legs.ts";

/** Who did not pick up is rung again for the same call after so long, who declined after longer. */
const AGAIN_AFTER_MS = { declined: 300_000, other: 30_000 };

/**
 * Whom to ring for a call: who has the caller's case, when they are there; then the team, by the rules of routing. Only
 * who has a telephone that is free, and was not rung for this call just now. It is nobody else's to ring as long as the
 * transaction lasts.
 *
 * @param of a team, or only this person
 * @returns null when there is nobody now
 */
export async function chooseAgent(
  tx: Ctx,
  call: CallRow,
  of: { teamId: number } | { staffId: number },
  legs: readonly LegRow[],
): Promise<number | null> {
  for (;;) {
    const chosen = await choose(tx, call, of, legs);
    // Another call may have taken it while we chose: then it is busy for the next choice as well.
    if (chosen === null || (await lockAgent(tx.db, chosen, tx.now())).state === "idle") return chosen;
  }
}

async function choose(
  tx: Ctx,
  call: CallRow,
  of: { teamId: number } | { staffId: number },
  legs: readonly LegRow[],
): Promise<number | null> {
  const prefer = "staffId" in of ? of.staffId : await knowsCaller(tx, call);
  const team = "teamId" in of ? await membersToRoute(tx, of.teamId, { lock: true }) : [];
  const members = [...team, ...(await elsewhere(tx, prefer, team))];
  const agents = await agentsOf(
    tx.db,
    members.map(({ staffId }) => staffId),
    tx.now(),
  );
  const rings = await ringsOf(tx, call);
  const ready = members.filter(({ staffId }) => {
    const agent = agents.get(staffId)!;
    return isReachable(agent, rings) && agent.state === "idle" && !wasRungLately(legs, staffId, tx.now());
  });
  const candidates = ready.map((member) => ({ ...member, capacity: 1, work: 0, lastGivenAt: member.lastGivenAt }));
  const preferred = candidates.filter(({ staffId }) => staffId === prefer);
  const chosen = chooseMember(preferred, { prefer });
  if (chosen.staffId !== null || "staffId" in of) return chosen.staffId;
  return chooseMember(candidates.filter(({ staffId }) => team.some((member) => member.staffId === staffId))).staffId;
}

async function knowsCaller(tx: Ctx, call: CallRow): Promise<number | null> {
  if (call.caseId === null || call.customerId === null) return null;
  const { ownerId } = await getCase(asTelephone(tx), call.caseId);
  return ownerId ?? (await lastOwnerOf(tx, { customerId: call.customerId, exceptCaseId: call.caseId }));
}

/** Somebody who may be in another team than the one that is asked. */
async function elsewhere(tx: Ctx, staffId: number | null, team: readonly { staffId: number }[]) {
  if (staffId === null || team.some((member) => member.staffId === staffId)) return [];
  const [teamId] = await teamsOfStaff(tx, [staffId]);
  if (teamId === undefined) return [];
  return (await membersToRoute(tx, teamId)).filter((member) => member.staffId === staffId);
}

function wasRungLately(legs: readonly LegRow[], staffId: number, now: Date): boolean {
  const last = legs.findLast((leg) => leg.staffId === staffId);
  if (!last) return false;
  if (last.state !== "over" || last.overAt === null) return true;
  const wait = last.why === "declined" ? AGAIN_AFTER_MS.declined : AGAIN_AFTER_MS.other;
  return now.getTime() - last.overAt.getTime() < wait;
}
