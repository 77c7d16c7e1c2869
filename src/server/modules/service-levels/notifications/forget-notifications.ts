import { Type } from "typebox";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { deleteNotificationsBefore } from "./store.ts";

const DAYS = 90;

/** Notifications are for the day; what happened stands in the events for ever. */
export const forgetNotifications = defineJob(
  "service-levels.forget-notifications",
  { schema: Type.Object({}), cron: "52 3 * * *" },
  (ctx) => deleteNotificationsBefore(ctx.db, new Date(ctx.now().getTime() - DAYS * 86_400_000)),
);
