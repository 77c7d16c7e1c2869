import type { FlowRunView } from "../../../../shared/contract/flows.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getCase, mergedFamilyOf } from "../../cases/index.ts";
import { runNotFound } from "../errors.ts";
import { findRun, type RunFacts, runsOfCases } from "../store/runs.ts";
import { answersOf } from "./answers-of.ts";

const MOST = 20;

/** The walks that belong to a case and to those merged into it, newest first. @throws cases.not_found */
export async function listRunsOfCase(ctx: Ctx, caseId: number): Promise<FlowRunView[]> {
  await getCase(ctx, caseId);
  const runs = await runsOfCases(ctx.db, [caseId, ...(await mergedFamilyOf(ctx, caseId))], MOST);
  const people = await staffRefs(
    ctx,
    runs.flatMap(({ staffId }) => staffId ?? []),
  );
  return runs.map((run) => ({
    id: run.id,
    flow: { id: run.flowId, name: run.spec.name, version: run.version },
    player: run.player,
    by: run.staffId === null ? null : (people.get(run.staffId) ?? null),
    outcome: run.outcome,
    answers: answersOf(run.spec, run.state.path),
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  }));
}

/** A walk of a case that a colleague takes. @throws cases.not_found, flows.run_not_found also for one of another case */
export async function requireRunOfCase(ctx: Ctx, ids: { caseId: number; runId: number }): Promise<RunFacts> {
  await getCase(ctx, ids.caseId);
  const run = await findRun(ctx.db, ids.runId);
  if (!run || run.caseId !== ids.caseId || run.player !== "agent") throw runNotFound();
  return run;
}
