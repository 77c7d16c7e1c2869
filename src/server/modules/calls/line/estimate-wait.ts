import type { Ctx } from "../../../kernel/ctx.ts";
import { membersToRoute } from "../../accounts/index.ts";
import { agentsOf } from "../store/agents.ts";
import { handlingTimes, waitingCalls } from "../store/calls.ts";

/** Fewer calls than these say nothing about the next one. */
const FEWEST = 5;
const LATELY_MS = 14 * 24 * 3_600_000;

export type Wait = { position: number; seconds: number | null };

/**
 * How long somebody at a place in the queue waits: each of those who answer is free again after the usual time, one after
 * the other. Null where too few calls are known, or nobody is there to answer: then nobody can say.
 */
export function estimateWait(position: number, handlingSeconds: readonly number[], agents: number): number | null {
  if (handlingSeconds.length < FEWEST || agents === 0) return null;
  const usual = handlingSeconds.reduce((sum, each) => sum + each, 0) / handlingSeconds.length;
  return Math.round((usual * position) / agents);
}

/** The place and the likely wait of everybody who waits for a team, by call. */
export async function waitsOf(ctx: Ctx, teamId: number | null): Promise<Map<number, Wait>> {
  if (teamId === null) return new Map();
  const [waiting, handling, members] = await Promise.all([
    waitingCalls(ctx.db, [teamId]),
    handlingTimes(ctx.db, teamId, new Date(ctx.now().getTime() - LATELY_MS)),
    membersToRoute(ctx, teamId),
  ]);
  const here = members.filter(({ online, availability }) => online && availability !== "away");
  const telephones = await agentsOf(
    ctx.db,
    here.map(({ staffId }) => staffId),
    ctx.now(),
  );
  const agents = [...telephones.values()].filter(({ address, inBrowser }) => address !== null || inBrowser).length;
  return new Map(
    waiting.map(({ id }, index) => [id, { position: index + 1, seconds: estimateWait(index + 1, handling, agents) }]),
  );
}
