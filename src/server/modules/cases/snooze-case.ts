import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { lockCase } from "./assign-case.ts";
import { snoozeInThePast, snoozeOfDone } from "./errors.ts";
import { caseSnoozed, caseWoken } from "./events.ts";
import { isActive } from "./policy.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { lockCases } from "./store/read.ts";
import { writeSnooze } from "./store/write.ts";

/**
 * Puts a case aside until a time, or with null brings it back. A job of the case's own key wakes it at exactly that time;
 * a new time replaces the job. The customer's next message wakes it earlier.
 *
 * @throws cases.snooze_in_the_past, cases.snooze_of_done, cases.not_found
 */
export async function snoozeCase(
  ctx: Ctx,
  { caseId, until }: { caseId: number; until: Date | null },
): Promise<CaseFacts> {
  if (until && until <= ctx.now()) throw snoozeInThePast();
  return ctx.tx(async (tx) => {
    const row = await lockCase(tx, caseId);
    if (until === null) return wake(tx, row, "staff");
    if (!isActive(row.category)) throw snoozeOfDone({ id: row.id });
    if (row.snoozedUntil?.getTime() === until.getTime()) return row;
    const now = tx.now();
    await writeSnooze(tx.db, row.id, until, now);
    const before = row.snoozedUntil?.toISOString() ?? null;
    tx.emit(caseSnoozed, { until: until.toISOString(), before }, { caseId: row.id, customerId: row.customerId });
    tx.enqueue(wakeCase, { caseId }, { runAt: until, key: `cases.wake:${caseId}` });
    return { ...row, snoozedUntil: until, updatedAt: now, version: row.version + 1 };
  });
}

/** Wakes a case whose time came. A job that comes for an earlier time than the present one changes nothing. */
export const wakeCase = defineJob(
  "cases.wake",
  { schema: Type.Object({ caseId: Id }), maxAttempts: 25 },
  async (ctx, { caseId }) => {
    await ctx.tx(async (tx) => {
      const [row] = await lockCases(tx.db, [caseId]);
      if (!row?.snoozedUntil || row.snoozedUntil > tx.now()) return;
      await wake(tx, row, "time");
    });
  },
);

async function wake(tx: Ctx, row: CaseFacts, why: "time" | "staff"): Promise<CaseFacts> {
  if (!row.snoozedUntil) return row;
  const now = tx.now();
  await writeSnooze(tx.db, row.id, null, now);
  const snoozedUntil = row.snoozedUntil.toISOString();
  tx.emit(caseWoken, { why, snoozedUntil }, { caseId: row.id, customerId: row.customerId });
  return { ...row, snoozedUntil: null, updatedAt: now, version: row.version + 1 };
}
