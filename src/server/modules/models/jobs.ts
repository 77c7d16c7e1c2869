import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { forgetSent } from "./store/calls.ts";

/** What was sent to a model is kept for its days, and not longer. */
const forget = defineJob("models.forget-sent", { schema: Type.Object({}), cron: "23 * * * *" }, async (ctx) => {
  await forgetSent(ctx.db, ctx.now());
});

export const jobs = [forget];
