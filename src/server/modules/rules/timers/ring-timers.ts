import type { Ctx } from "../../../kernel/ctx.ts";
import { casesFitting } from "../../cases/index.ts";
import { fire, type ToFire } from "../firings/fire.ts";
import { findRules } from "../store/rules.ts";
import { lockDueTimers, markFired, type RunningTimer, stopTimers } from "../store/timers.ts";
import { startsOf } from "./due-of-timer.ts";
import { isTimerRule, keepTimers, type TimerRule } from "./keep-timers.ts";

const BATCH = 200;

/**
 * Fires timers whose time has come, earliest first, each once for its rule's version and the state of its case. The
 * case is asked again: news of it may be on its way, and then the timer stops or counts anew. What was due while no worker
 * lived fires now, in order.
 *
 * @param now by whose time: the desk's, unless said otherwise
 * @returns how many were looked at and how many fired
 */
export async function ringTimers(ctx: Ctx, now: Date = ctx.now()): Promise<{ looked: number; fired: number }> {
  return ctx.tx(async (tx) => {
    const due = await lockDueTimers(tx.db, now, BATCH);
    if (due.length === 0) return { looked: 0, fired: 0 };
    // Read in this transaction: a rule that was just switched off must not fire by what a node remembers.
    const rules = (await findRules(tx.db)).filter(isTimerRule).filter(({ spec }) => spec.active);
    const asked = rules.filter(({ id }) => due.some(({ ruleId }) => ruleId === id));
    const cases = await casesFitting(
      tx,
      { ids: [...new Set(due.map(({ caseId }) => caseId))] },
      asked.map(({ spec }) => spec.query),
    );
    const startOf = await startsOf(
      tx,
      cases.map(({ row }) => row),
      new Set(asked.map(({ spec }) => spec.trigger.since)),
    );
    const toFire: (ToFire & { timer: RunningTimer })[] = [];
    for (const timer of due) {
      const at = asked.findIndex(({ id }) => id === timer.ruleId);
      const found = cases.find(({ row }) => row.id === timer.caseId);
      const rule = asked[at] as TimerRule | undefined;
      if (!rule || !found?.fits[at]) {
        await stopTimers(tx.db, timer.caseId, [timer.ruleId]);
        continue;
      }
      const start = startOf(found.row, rule.spec.trigger.since);
      if (start && start > timer.since) await keepTimers(tx, [{ row: found.row, rules: [rule] }], tx.now(), [timer]);
      else toFire.push({ rule, row: found.row, trigger: "timer", since: timer.since, eventId: null, chain: [], timer });
    }
    await markFired(
      tx.db,
      toFire.map(({ timer }) => timer),
    );
    await fire(tx, toFire);
    return { looked: due.length, fired: toFire.length };
  });
}
