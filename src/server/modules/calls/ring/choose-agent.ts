import type { Ctx } from "../../../kernel/ctx.ts";
import { membersToRoute, teamsOfStaff } from "../../accounts/index.ts";
import { getCase, handlersOf } from "../../cases/index.ts";
import { chooseMember } from "../../routing/index.ts";
import { asTelephone, ringsOf } from "../exchange-of.ts";
import { agentsOf, isReachable, lockAgent } from "../store/agents.ts";
import type { CallRow } from "../store/calls.ts";
import type { LegRow } from "../store/legs.ts";

/** Who did not pick up is rung again for the same call after so long, who declined after longer. */
const AGAIN_AFTER_MS = { declined: 300_000, other: 30_000 };

/** How many who know the caller are asked before the team is. */
const MOST_KNOWN = 3;

/**
 * Whom to ring for a call: who has the caller's case or handled their matters, when they are there; then the team, by the rules of routing. Only
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
  const prefer = "staffId" in of ? [of.staffId] : await knowCaller(tx, call);
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
  const preferred = candidates.filter(({ staffId }) => prefer.includes(staffId));
  const chosen = chooseMember(preferred, { prefer });
  if (chosen.staffId !== null || "staffId" in of) return chosen.staffId;
  return chooseMember(candidates.filter(({ staffId }) => team.some((member) => member.staffId === staffId))).staffId;
}

/** Who has the caller's case, then who handled their other matters, best first. */
async function knowCaller(tx: Ctx, call: CallRow): Promise<number[]> {
  if (call.caseId === null || call.customerId === null) return [];
  const { ownerId } = await getCase(asTelephone(tx), call.caseId);
  const handlers = await handlersOf(tx, { customerId: call.customerId, exceptCaseId: call.caseId });
  const known = [...(ownerId === null ? [] : [ownerId]), ...handlers.map(({ staffId }) => staffId)];
  return [...new Set(known)].slice(0, MOST_KNOWN);
}

/** People who may be in other teams than the one that is asked. */
async function elsewhere(tx: Ctx, staffIds: readonly number[], team: readonly { staffId: number }[]) {
  const found: Awaited<ReturnType<typeof membersToRoute>> = [];
  for (const staffId of staffIds) {
    if (team.some((member) => member.staffId === staffId)) continue;
    const [teamId] = await teamsOfStaff(tx, [staffId]);
    if (teamId === undefined) continue;
    found.push(...(await membersToRoute(tx, teamId)).filter((member) => member.staffId === staffId));
  }
  return found;
}

function wasRungLately(legs: readonly LegRow[], staffId: number, now: Date): boolean {
  const last = legs.findLast((leg) => leg.staffId === staffId);
  if (!last) return false;
  if (last.state !== "over" || last.overAt === null) return true;
  const wait = last.why === "declined" ? AGAIN_AFTER_MS.declined : AGAIN_AFTER_MS.other;
  return now.getTime() - last.overAt.getTime() < wait;
}
