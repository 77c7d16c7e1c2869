import { modules } from "../../src/server/app.ts";
import type { Ctx } from "../../src/server/kernel/ctx.ts";
import type { Module } from "../../src/server/kernel/define-module.ts";
import * as kernel from "../../src/server/kernel/jobs/work-until-quiet.ts";

export type { FailedJob } from "../../src/server/kernel/jobs/work-until-quiet.ts";

/** The jobs and reactions of some modules. */
function workOf(list: readonly Module[]): kernel.Work {
  return {
    jobs: list.flatMap((module) => module.jobs ?? []),
    reactions: list.flatMap((module) => module.reactions ?? []),
  };
}

/** Does, by the test's clock, what the workers of a desk would do; of all modules unless said otherwise. */
export async function workUntilQuiet(ctx: Ctx, work: kernel.Work = workOf(modules)): Promise<kernel.FailedJob[]> {
  return kernel.workUntilQuiet(ctx, work);
}
