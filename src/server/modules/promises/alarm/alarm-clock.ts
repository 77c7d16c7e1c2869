import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import type { Service } from "../../../kernel/define-module.ts";
import type { EventBell } from "../../../kernel/events/bell.ts";
import { keepLooking, LOOK_MS, type Looking } from "../../../kernel/events/keep-looking.ts";
import { nextMomentAndTime } from "../store/alarm.ts";
import { ringDue } from "./ring-due.ts";

/** How long it leaves promises alone that others hold at the moment. */
const HELD_MS = 50;

/** By whose time it rings. */
type Clock = "desk" | "database";

/** The service that rings promises, on every worker node. */
export const alarmClock: Service = {
  name: "promises.alarm-clock",
  role: "worker",
  start: async (ctx, { bell }) => startAlarmClock(ctx, bell),
};

/**
 * Starts the clock: it sleeps until the next moment that any promise waits for, is woken earlier by whoever commits
 * one, and rings what is due. It goes by the database's time: a node whose own clock was put forward or back, or that
 * nobody ever set, rings neither early nor late. `stop()` waits for the batch in hand.
 */
export function startAlarmClock(ctx: Ctx, bell: EventBell): Looking {
  const own = ctx.as(systemActor("alarm clock"));
  return keepLooking(own, bell, () => look(own, "database"), "the alarm clock cannot ring");
}

/**
 * One pass: rings a batch if anything is due.
 * @param clock whose time counts: the desk's, or the database's, which all nodes share
 * @returns how long there is nothing to do, in ms
 */
export async function look(ctx: Ctx, clock: Clock = "desk"): Promise<number> {
  const { next, time } = await nextMomentAndTime(ctx.db);
  if (next === null) return LOOK_MS;
  const now = clock === "desk" ? ctx.now() : time;
  const left = next.getTime() - now.getTime();
  if (left > 0) return Math.min(left, LOOK_MS);
  const { looked } = await ringDue(ctx, now);
  // Nothing to take though something is due: others hold it, and are ringing it or settling it.
  return looked === 0 ? HELD_MS : 0;
}
