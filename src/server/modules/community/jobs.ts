import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { bringInUnanswered } from "./cases/follow-post.ts";
import { forgetOver } from "./store/members.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

/** Forgets links and sessions that are over. */
const tidy = defineJob("community.tidy", { schema: Type.Object({}), cron: "23 4 * * *" }, (ctx) =>
  forgetOver(ctx.db, ctx.now()),
);

export const jobs = [bringInUnanswered, tellSubscribers, tidy];
