import type { Locale } from "../../../../shared/contract/common.ts";
import { answerStep, type FlowAnswer, goBack } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { runNotFound } from "../errors.ts";
import { findRun, type RunFacts, writeRun } from "../store/runs.ts";
import { carryOn } from "./carry-on.ts";
import { presentTurn, type RunTurn } from "./present-turn.ts";

/**
 * Answers the question a run stands at. An answer to another one than that (sent twice, or from a page that is old)
 * changes nothing and is told where the run stands.
 *
 * @param stepNo of the turn that is answered
 * @param input what was typed or pressed, and files that were kept
 * @throws flows.run_not_found
 */
export async function advanceRun(ctx: Ctx, runId: number, stepNo: number, input: FlowAnswer): Promise<RunTurn> {
  return ctx.tx(async (tx) => {
    const run = await lockRun(tx, runId);
    if (run.endedAt || run.state.stepNo !== stepNo) return presentTurn(run);
    const { state, taken } = answerStep(run.spec, run.state, input, tx.now().toISOString());
    if (taken) return presentTurn(await carryOn(tx, run, state));
    await writeRun(tx.db, { ...run, state }, tx.now());
    return presentTurn({ ...run, state }, true);
  });
}

/** Takes the last answer of a run back, where nothing was done by it yet. @throws flows.run_not_found */
export async function backRun(ctx: Ctx, runId: number, stepNo: number): Promise<RunTurn> {
  return ctx.tx(async (tx) => {
    const run = await lockRun(tx, runId);
    if (run.endedAt || run.state.stepNo !== stepNo) return presentTurn(run);
    const state = goBack(run.state);
    await writeRun(tx.db, { ...run, state }, tx.now());
    return presentTurn({ ...run, state });
  });
}

/** Where a run stands, to go on with it, after a restart too. @throws flows.run_not_found */
export async function currentTurn(ctx: Ctx, runId: number, locale?: Locale): Promise<RunTurn> {
  const run = await findRun(ctx.db, runId);
  if (!run) throw runNotFound();
  return presentTurn(run, false, locale);
}

async function lockRun(tx: Ctx, id: number): Promise<RunFacts> {
  const run = await findRun(tx.db, id, true);
  if (!run) throw runNotFound();
  return run;
}
