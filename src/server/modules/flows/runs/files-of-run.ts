import type { AnsweredFile } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { findRun } from "../store/runs.ts";

/** The files that were sent as answers of a walk that has no case yet. */
export async function filesOfRun(ctx: Ctx, runId: number): Promise<AnsweredFile[]> {
  const run = await findRun(ctx.db, runId);
  if (!run || run.caseId !== null) return [];
  return run.state.path.flatMap((line) => (line.did === "answered" ? (line.files ?? []) : []));
}
