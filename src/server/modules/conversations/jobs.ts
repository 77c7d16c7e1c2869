import { Type } from "typebox";
import { forgetIdempotencyKeys } from "../../kernel/idempotency.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { readPagesJob } from "./page-words/read-pages.ts";
import { recoverSending } from "./sending/recover.ts";
import { sendMessageJob } from "./sending/schedule-sending.ts";
import { sendOutsideJob } from "./sending/send-outside-cases.ts";
import { forgetFileLinks } from "./store/file-links.ts";
import { forgetHiddenWords } from "./store/hidden-words.ts";
import { forgetSignatures } from "./store/hook-signatures.ts";
import { forgetReports } from "./store/parts.ts";
import { forgetRoundTrips } from "./store/round-trips.ts";
import { forgetUploads } from "./store/uploads.ts";
import { fetchAllTemplates, fetchTemplatesJob } from "./templates/fetch-templates.ts";

const DAY = 86_400_000;

/** Forgets what served its turn: uploads nobody sent, keys of requests nobody repeats, tests of long ago. */
const tidy = defineJob("conversations.tidy", { schema: Type.Object({}), cron: "41 3 * * *" }, async (ctx) => {
  const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * DAY);
  await forgetUploads(ctx.db, daysAgo(90));
  await forgetRoundTrips(ctx.db, daysAgo(30));
  await forgetReports(ctx.db, daysAgo(2));
  await forgetIdempotencyKeys(ctx);
  await forgetFileLinks(ctx.db, daysAgo(30));
  await forgetHiddenWords(ctx.db, ctx.now());
  await forgetSignatures(ctx.db, daysAgo(2));
});

export const jobs = [
  sendMessageJob,
  sendOutsideJob,
  recoverSending,
  readPagesJob,
  fetchTemplatesJob,
  fetchAllTemplates,
  tidy,
];
