import { Type } from "typebox";
import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { getCases, isActive, updateCase } from "../cases/index.ts";
import { robotEnded } from "./events.ts";
import { handOverCase, leaveBrief } from "./hand-over.ts";
import { SILENCE_MS } from "./policy.ts";
import { changeDialogue, dialogueById, latestDialogue, quietSince } from "./store/dialogues.ts";

const BATCH = 100;

/**
 * Ends dialogues whose customers came back no more. What was answered counts as solved, and its case is held for solved:
 * the customer is told, and when it closes. What was not answered was left by its customer.
 */
export const endQuiet = defineJob("robot.end-quiet", { schema: Type.Object({}), cron: "*/10 * * * *" }, async (ctx) => {
  const before = new Date(ctx.now().getTime() - SILENCE_MS);
  for (;;) {
    const quiet = await quietSince(ctx.db, before, BATCH);
    for (const { id, answered } of quiet) await end(ctx, id, answered ? "solved_silence" : "abandoned");
    if (quiet.length < BATCH) return;
  }
});

async function end(ctx: Ctx, id: number, outcome: "solved_silence" | "abandoned"): Promise<void> {
  await ctx
    .tx(async (tx) => {
      const found = await dialogueById(tx.db, id);
      const dialogue = found && (await latestDialogue(tx.db, found.caseId, true));
      if (dialogue?.state !== "talking" || dialogue.id !== id) return;
      const { caseId } = dialogue;
      const at = tx.now();
      const row = (await getCases(tx, [caseId])).get(caseId);
      await changeDialogue(tx.db, id, { state: "ended", outcome, waits: null, endedAt: at });
      tx.emit(robotEnded, { dialogueId: id, outcome }, { caseId, customerId: row?.customerId ?? null });
      if (row && row.mergedInto === null && isActive(row.category))
        await updateCase(tx, { caseId, category: "solved" });
    })
    .catch(async (error) => {
      // A case that must not be called solved as it is (a complaint without a cause, say) is for people.
      if (!isKnownError(error)) throw error;
      await ctx.tx(async (tx) => {
        const dialogue = (await dialogueById(tx.db, id))!;
        await handOverCase(tx, dialogue, { reason: "unfit" });
        await leaveBrief(tx, dialogue, { reason: "unfit" });
      });
    });
}
