import { Type } from "typebox";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { findOutgoing, stalled, wakeWaiting } from "../store/outgoing.ts";
import { scheduleSending } from "./schedule-sending.ts";

/** How late a message may be before it counts as forgotten: workers that are merely busy are not helped by doubling work. */
const LATE_MS = 5 * 60_000;
/** As many are woken in one transaction. */
const WAKE_AT_ONCE = 500;

/**
 * Finds what nobody is at: messages whose sender died in the middle, and ones whose job got lost. Run every minute, it
 * makes sure that no message ever depends on a single job.
 */
export const recoverSending = defineJob(
  "conversations.recover-sending",
  { schema: Type.Object({}), cron: "* * * * *" },
  async (ctx) => {
    const now = ctx.now();
    await ctx.tx(async (tx) => {
      const ids = await stalled(tx.db, { sendingSince: now, waitingSince: new Date(now.getTime() - LATE_MS) });
      await scheduleAll(tx, ids);
    });
  },
);

/** Sends on their way what waited for an account that can send, as soon as there is one. */
export async function releaseWaiting(ctx: Ctx, account: { accountId: number; channel: string }): Promise<void> {
  for (let woken = WAKE_AT_ONCE; woken === WAKE_AT_ONCE; ) {
    woken = await ctx.tx(async (tx) => {
      const ids = await wakeWaiting(tx.db, account.accountId, account.channel, { now: tx.now(), limit: WAKE_AT_ONCE });
      await scheduleAll(tx, ids);
      return ids.length;
    });
  }
}

async function scheduleAll(tx: Ctx, ids: readonly number[]): Promise<void> {
  for (const row of await findOutgoing(tx.db, ids)) scheduleSending(tx, row, tx.now());
}
