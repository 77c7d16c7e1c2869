import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { act, type Outcome } from "../actions/act.ts";
import { actionBroke } from "../errors.ts";
import { ruleActor } from "../rule-actor.ts";
import {
  type ActionRow,
  type FiringFacts,
  findActions,
  findFirings,
  finishFiring,
  lockAction,
  writeOutcome,
} from "../store/firings.ts";
import { findVersion } from "../store/rules.ts";

/** What breaks for a reason that is nobody's in the house is tried so often before it counts as failed. */
const ATTEMPTS = 5;

/**
 * Does the actions of firings, in order. Each is done in one transaction with the note that it was, so that a worker that
 * dies does none twice. What a rule may not do, or cannot be done, is noted and the next one is tried.
 */
export const runFirings = defineJob(
  "rules.run-firings",
  { schema: Type.Object({ firingIds: Type.Array(Id) }), maxAttempts: 25 },
  async (ctx, { firingIds }) => {
    const actions = await findActions(ctx.db, firingIds);
    for (const firing of await findFirings(ctx.db, firingIds)) {
      if (firing.state !== "pending") continue;
      const name = (await findVersion(ctx.db, firing.ruleId, firing.version))!.name;
      const own = ctx.as(ruleActor(name, firing.id));
      for (const row of actions.filter(({ firingId }) => firingId === firing.id))
        await runAction(own, firing, row, name);
      await finishFiring(ctx.db, firing.id, ctx.now());
    }
  },
);

async function runAction(ctx: Ctx, firing: FiringFacts, row: ActionRow, name: string): Promise<void> {
  if (row.state !== "pending") return;
  const began = performance.now();
  const durationMs = () => Math.round(performance.now() - began);
  try {
    await ctx.tx(async (tx) => {
      if (!(await lockAction(tx.db, row))) return;
      const outcome = await act(tx, { firing, name, action: row.action });
      const state = outcome.skipped === undefined ? "done" : "skipped";
      await note(tx, row, { state, outcome, durationMs: durationMs() });
    });
  } catch (error) {
    const isLast = row.attempts + 1 >= ATTEMPTS;
    if (!isKnownError(error) && !isLast) {
      await note(ctx, row, { state: "pending", outcome: {}, durationMs: durationMs() });
      throw error;
    }
    if (!isKnownError(error)) ctx.log.error({ err: error, firing: firing.id }, "an action of a rule failed");
    const { code, params, message } = isKnownError(error) ? error : actionBroke();
    await note(ctx, row, { state: "failed", outcome: { error: { code, params, message } }, durationMs: durationMs() });
  }
}

async function note(
  ctx: Ctx,
  { firingId, position, attempts }: ActionRow,
  what: { state: ActionRow["state"]; outcome: Outcome & ActionRow["outcome"]; durationMs: number },
): Promise<void> {
  await writeOutcome(ctx.db, { firingId, position, attempts: attempts + 1, ...what }, ctx.now());
}
