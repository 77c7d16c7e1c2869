import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import type { ModuleGauge, Service } from "../../../kernel/define-module.ts";
import type { EventBell } from "../../../kernel/events/bell.ts";
import { keepLooking, LOOK_MS, type Looking } from "../../../kernel/events/keep-looking.ts";
import { nextTimerAndTime, nextTimerAt } from "../store/timers.ts";
import { ringTimers } from "./ring-timers.ts";

/** How long it leaves timers alone that others hold at the moment. */
const HELD_MS = 50;

/** The service that fires rules' timers, on every worker node. */
export const timerClock: Service = {
  name: "rules.timers",
  role: "worker",
  start: async (ctx, { bell }) => startTimerClock(ctx, bell),
};

/** How far the timers are behind: 0 while every one fires on time. */
export const timerLateness: ModuleGauge = {
  name: "keepword_rules_timers_late_seconds",
  help: "How long the next rule's timer has waited to fire.",
  async read(ctx) {
    const next = await nextTimerAt(ctx.db);
    return next === null ? 0 : Math.max(0, (ctx.now().getTime() - next.getTime()) / 1_000);
  },
};

/**
 * One pass: fires a batch if anything is due, by the database's time, which all nodes share: one whose own clock is wrong fires
 * neither early nor late.
 * @returns how long there is nothing to do, in ms
 */
export async function lookAtTimers(ctx: Ctx): Promise<number> {
  const { next, time } = await nextTimerAndTime(ctx.db);
  if (next === null) return LOOK_MS;
  const left = next.getTime() - time.getTime();
  if (left > 0) return Math.min(left, LOOK_MS);
  const { looked } = await ringTimers(ctx, time);
  return looked === 0 ? HELD_MS : 0;
}

/** Starts looking; `stop()` waits for the batch in hand. */
function startTimerClock(ctx: Ctx, bell: EventBell): Looking {
  const own = ctx.as(systemActor("rules' timers"));
  return keepLooking(own, bell, () => lookAtTimers(own), "rules' timers cannot fire");
}
