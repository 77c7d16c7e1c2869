import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { deleteTellingsBefore } from "./store/tellings.ts";

const DAYS = 90;

/** The record of alarms is for finding out why one was not heard; the promise's own log stays for ever. */
export const forgetTellings = defineJob(
  "alarms.forget-tellings",
  { schema: Type.Object({}), cron: "56 3 * * *" },
  (ctx) => deleteTellingsBefore(ctx.db, new Date(ctx.now().getTime() - DAYS * 86_400_000)),
);
