import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { getTeam } from "../accounts/index.ts";
import { ownedBy, teamsWithUnowned, unownedOf } from "../cases/index.ts";
import { routeCase } from "./route-case.ts";

const BATCH = 50;

/** Hands out what waits in a team, the most urgent first, until nobody can take more. */
export const giveOut = defineJob(
  "routing.give-out",
  { schema: Type.Object({ teamId: Id }) },
  async (ctx, { teamId }) => {
    const team = await getTeam(ctx, teamId);
    if (team.archived || team.routing === "pull") return;
    for (;;) {
      const waiting = await unownedOf(ctx, teamId, BATCH);
      for (const caseId of waiting) if (!(await routeCase(ctx, caseId, { quiet: true }))) return;
      if (waiting.length < BATCH) return;
    }
  },
);

/** Looks after every team in which something waits, for whatever no event told of: a session that ended, say. */
export const giveOutEverywhere = defineJob(
  "routing.give-out-everywhere",
  { schema: Type.Object({}), cron: "* * * * *" },
  async (ctx) => {
    for (const teamId of await teamsWithUnowned(ctx)) await giveOut.run(ctx, { teamId });
  },
);

/** Finds new owners for all that somebody owned who is no longer with us. */
export const rehome = defineJob(
  "routing.rehome",
  { schema: Type.Object({ staffId: Id }) },
  async (ctx, { staffId }) => {
    for (let after = 0; ; ) {
      const ids = await ownedBy(ctx, staffId, after, BATCH);
      for (const caseId of ids) await routeCase(ctx, caseId);
      if (ids.length < BATCH) return;
      after = ids.at(-1)!;
    }
  },
);

/** Leaves the hand-out of teams to a worker; what is left several times meanwhile is done once. */
export function enqueueGiveOut(tx: Ctx, teamIds: readonly number[]): void {
  for (const teamId of teamIds) tx.enqueue(giveOut, { teamId }, { key: `routing.give-out:${teamId}` });
}
