import { Type } from "typebox";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { actOnCases } from "./act-on-cases.ts";
import { closingRule } from "./close-after-days.ts";
import { findSolvedBefore, lockCases } from "./store/read.ts";

const BATCH = 200;
const DAY = 86_400_000;

/** Closes what was solved so long ago that its customer, who was told, has had the time to disagree. */
export const closeSolved = defineJob(
  "cases.close-solved",
  { schema: Type.Object({}), cron: "*/5 * * * *" },
  async (ctx) => {
    while ((await closeBatch(ctx)) === BATCH);
  },
);

async function closeBatch(ctx: Ctx): Promise<number> {
  return ctx.tx(async (tx) => {
    const rule = await closingRule(tx);
    const ago = (days: number) => new Date(tx.now().getTime() - days * DAY);
    const before = ago(rule.days);
    const told = rule.before && { until: rule.before.until, before: ago(Math.max(rule.days, rule.before.days)) };
    const ids = await findSolvedBefore(tx.db, before, told, BATCH);
    const rows = await lockCases(tx.db, ids);
    // Looked at again under the lock: a customer who wrote in between keeps their case open.
    const due = rows.filter((row) => row.category === "solved" && row.solvedAt !== null && row.solvedAt <= before);
    await actOnCases(
      tx,
      due.map((row) => ({ row, act: { kind: "close_by_rule" as const } })),
    );
    return ids.length;
  });
}
