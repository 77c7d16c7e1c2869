import { Type } from "typebox";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { noteUsage, redrawUsage } from "../knowledge/index.ts";
import { dayOf, RETURN_MS } from "./searches/visitor.ts";
import { firstUnsettled, foldBefore, settleBefore, usedBefore } from "./store/settle.ts";

const DAY = 86_400_000;
/** So long the words of searches are kept; after that, sums. */
const KEEP_DAYS = 90;
/** A long standstill is caught up with by so many days in a run. */
const MOST_DAYS = 60;

/**
 * Says what became of searches once nobody comes back about them, and of each article how it was used. Whole days: a
 * visitor's searches of one are judged together.
 */
const settleSearches = defineJob(
  "help.settle-searches",
  { schema: Type.Object({}), cron: "17 * * * *" },
  async (ctx) => {
    const now = ctx.now().getTime();
    const end = startOfDay(now - RETURN_MS);
    for (let n = 0; n < MOST_DAYS; n++) {
      const first = await firstUnsettled(ctx.db);
      if (!first || first.getTime() >= end) break;
      const before = new Date(startOfDay(first.getTime()) + DAY);
      await ctx.tx(async (tx) => {
        await noteUsage(tx, await usedBefore(tx.db, before));
        await settleBefore(tx.db, before);
      });
    }
    await redrawUsage(ctx);
    await foldBefore(ctx.db, new Date(startOfDay(now) - KEEP_DAYS * DAY));
  },
);

function startOfDay(time: number): number {
  return Date.parse(`${dayOf(new Date(time))}T00:00:00Z`);
}

export const jobs = [settleSearches];
