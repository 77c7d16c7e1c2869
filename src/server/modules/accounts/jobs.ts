import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { deleteExpired } from "./store/sessions.ts";

const forgetExpired = defineJob(
  "accounts.forget-expired",
  { schema: Type.Object({}), cron: "41 3 * * *" },
  deleteExpired,
);

export const jobs = [forgetExpired];
