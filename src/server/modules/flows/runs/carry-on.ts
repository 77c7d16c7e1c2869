import { type FlowState, knownIn, settleAct, settleLookUp, stepOf, wantsOf } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { assignCase } from "../../cases/index.ts";
import { lookupOf } from "../lookups/ports.ts";
import { type RunFacts, writeRun } from "../store/runs.ts";
import { actInCase } from "./act.ts";
import { tellWalked } from "./tell-walked.ts";

/** More look-ups and acts in a row than any drawing has. */
const MOST_AT_ONCE = 50;

/**
 * Does what a run waits for until it waits for a person, and writes where it stands then. In the transaction that locked it.
 */
export async function carryOn(tx: Ctx, run: RunFacts, moved: FlowState): Promise<RunFacts> {
  let state = moved;
  for (let count = 0; count < MOST_AT_ONCE; count++) {
    const wants = wantsOf(run.spec, state);
    if (wants.what === "look_up") state = await lookUp(tx, run, state, wants.port);
    else if (wants.what === "act") state = await act(tx, run, state, wants.step);
    else break;
  }
  // A drawing that asks for nothing but look-ups for ever is a person's matter.
  const unsettled = wantsOf(run.spec, state).what !== "answer" && state.end === null;
  if (unsettled) state = { ...state, at: null, end: "handed_over" };
  const endedAt = state.end ? tx.now() : null;
  const now: RunFacts = { ...run, state, outcome: state.end, endedAt, updatedAt: tx.now() };
  await writeRun(tx.db, now, tx.now());
  if (state.end && run.caseId !== null) {
    if (state.end === "handed_over") await handOver(tx, now, run.caseId);
    await tellWalked(tx, now, run.caseId);
  }
  return now;
}

async function lookUp(tx: Ctx, run: RunFacts, state: FlowState, port: string): Promise<FlowState> {
  const lookup = lookupOf(port);
  const asked = { customerId: run.customerId, known: knownIn(state.path) };
  const result = lookup ? await lookup.run(tx, asked) : { found: false, facts: {} };
  return settleLookUp(run.spec, state, result);
}

async function act(tx: Ctx, run: RunFacts, state: FlowState, stepId: string): Promise<FlowState> {
  const step = stepOf(run.spec, stepId);
  if (step?.type !== "act") return state;
  if (run.caseId !== null) await actInCase(tx, { ...run, state }, run.caseId, step.act);
  return settleAct(run.spec, state, run.caseId !== null);
}

/** Gives the case to the team that the last step names. */
export async function handOver(tx: Ctx, run: RunFacts, caseId: number): Promise<void> {
  const last = run.state.path.at(-1);
  const step = last?.did === "said" ? stepOf(run.spec, last.step) : undefined;
  if (step?.type !== "hand_over" || step.teamId === null) return;
  const details = { flowId: run.flowId, runId: run.id };
  await assignCase(tx, { caseId, teamId: step.teamId, reason: "handed_over", details });
}
