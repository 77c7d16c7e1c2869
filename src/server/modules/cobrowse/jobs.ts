import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { endOverdue } from "./end-session.ts";

/** The lines end what falls silent by themselves; this is for those whose process is gone. */
export const sweepJob = defineJob("cobrowse.end-overdue", { schema: Type.Object({}), cron: "* * * * *" }, endOverdue);
