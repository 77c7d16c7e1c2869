import { stepOf } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { findRun, writeRun } from "../store/runs.ts";
import { actInCase } from "./act.ts";
import { handOver } from "./carry-on.ts";
import { tellWalked } from "./tell-walked.ts";

/**
 * Puts a walk into the case that came of it: its answers stand there, and what it was to do there is done. A walk that
 * has a case keeps it, and one that is gone changes nothing.
 */
export async function attachRun(ctx: Ctx, { runId, caseId }: { runId: number; caseId: number }): Promise<void> {
  await ctx.tx(async (tx) => {
    const run = await findRun(tx.db, runId, true);
    if (!run || run.caseId !== null) return;
    const attached = { ...run, caseId };
    for (const line of run.state.path) {
      const step = line.did === "acted" && !line.done ? stepOf(run.spec, line.step) : undefined;
      if (step?.type === "act") await actInCase(tx, attached, caseId, step.act);
    }
    const path = run.state.path.map((line) => (line.did === "acted" ? { ...line, done: true } : line));
    // Who writes to us has not been helped by it.
    const outcome = run.outcome === null || run.outcome === "abandoned" ? ("not_solved" as const) : run.outcome;
    const state = { ...run.state, path, at: null, end: outcome };
    const ended = { ...attached, state, outcome, endedAt: run.endedAt ?? tx.now() };
    await writeRun(tx.db, ended, tx.now());
    if (outcome === "handed_over") await handOver(tx, ended, caseId);
    await tellWalked(tx, ended, caseId);
  });
}
