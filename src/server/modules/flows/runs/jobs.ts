import { Type } from "typebox";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { abandonRuns, forgetRuns } from "../store/runs.ts";

const DAY = 86_400_000;

/** After a day without an answer nobody goes on with it. */
export const abandonOldRuns = defineJob("flows.abandon-runs", { schema: Type.Object({}), cron: "23 * * * *" }, (ctx) =>
  abandonRuns(ctx.db, new Date(ctx.now().getTime() - DAY), ctx.now()),
);

/** What belongs to no case and no customer is forgotten after thirty days. */
export const forgetOldRuns = defineJob("flows.forget-runs", { schema: Type.Object({}), cron: "41 3 * * *" }, (ctx) =>
  forgetRuns(ctx.db, new Date(ctx.now().getTime() - 30 * DAY)),
);
