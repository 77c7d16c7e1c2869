import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import type { Service } from "../../../kernel/define-module.ts";
import type { EventBell } from "../../../kernel/events/bell.ts";
import { nextMomentAndTime } from "../store/alarm.ts";
import { ringDue } from "./ring-due.ts";

/** It looks at least this often, so that a clock that was put forward and a lost notification delay nothing for long. */
const LOOK_MS = 1_000;
/** However busy the desk is, its commits make the clock look no more often than this. */
const BREATH_MS = 200;
/** How long it leaves promises alone that others hold at the moment. */
const HELD_MS = 50;

export type AlarmClock = { stop(): Promise<void> };

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
export function startAlarmClock(ctx: Ctx, bell: EventBell): AlarmClock {
  const own = ctx.as(systemActor("alarm clock"));
  const stopping = new AbortController();
  const done = run(own, bell, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function run(ctx: Ctx, bell: EventBell, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    // The mark comes first: what is announced while looking is not missed.
    const heard = bell.next();
    try {
      const left = await look(ctx, "database");
      failures = 0;
      const breath = Math.min(left, BREATH_MS);
      await pause(breath, signal);
      if (left > breath) await bell.wait(heard, left - breath, signal);
    } catch (error) {
      failures++;
      if (failures === 3) ctx.log.error({ err: error }, "the alarm clock cannot ring; trying again");
      await pause(Math.min(100 * 2 ** failures, 5_000), signal);
    }
  }
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

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener("abort", finish, { once: true });
  });
}
