import type { Ctx } from "../../../kernel/ctx.ts";
import type { CaseFacts } from "../../cases/index.ts";
import type { RuleFacts } from "../store/rules.ts";
import { startTimers, type Timer } from "../store/timers.ts";
import { dueOfTimer, startsOf, type TimerTrigger } from "./due-of-timer.ts";

export type TimerRule = RuleFacts & { spec: RuleFacts["spec"] & { trigger: TimerTrigger } };

/** True of rules with a timer. */
export function isTimerRule(rule: RuleFacts): rule is TimerRule {
  return rule.spec.trigger.on === "timer";
}

/**
 * Starts the timers of rules in cases of which their conditions hold, where they do not run yet for the same time. Most
 * events change nothing of them, and then nothing is written.
 *
 * @param running what runs in these cases
 */
export async function keepTimers(
  tx: Ctx,
  fitting: readonly { row: CaseFacts; rules: readonly TimerRule[] }[],
  seenAt: Date,
  running: readonly Timer[],
): Promise<void> {
  const clocks = new Set(fitting.flatMap(({ rules }) => rules.map(({ spec }) => spec.trigger.since)));
  if (clocks.size === 0) return;
  const rows = fitting.map(({ row }) => row);
  const startOf = await startsOf(tx, rows, clocks);
  const timers = [];
  for (const { row, rules } of fitting) {
    for (const { id: ruleId, spec } of rules) {
      const start = startOf(row, spec.trigger.since);
      const since = start ?? seenAt;
      const known = running.find((timer) => timer.ruleId === ruleId && timer.caseId === row.id);
      if (known && (start === null || known.since >= since)) continue;
      const nextAt = await dueOfTimer(tx, row, spec.trigger, since);
      timers.push({ ruleId, caseId: row.id, since, nextAt, keep: start === null });
    }
  }
  await startTimers(tx.db, timers);
}
