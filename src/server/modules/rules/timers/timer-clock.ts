import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import type { ModuleGauge, Service } from "../../../kernel/define-module.ts";
import type { EventBell } from "../../../kernel/events/bell.ts";
import { nextTimerAt } from "../store/timers.ts";
import { ringTimers } from "./ring-timers.ts";

/** It looks at least this often, so that a clock that was put forward delays nothing for long. */
const LOOK_MS = 1_000;
/** However busy the desk is, its commits make it look no more often than this. */
const BREATH_MS = 200;
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

/** One pass: fires a batch if anything is due. @returns how long there is nothing to do, in ms */
export async function lookAtTimers(ctx: Ctx): Promise<number> {
  const next = await nextTimerAt(ctx.db);
  if (next === null) return LOOK_MS;
  const left = next.getTime() - ctx.now().getTime();
  if (left > 0) return Math.min(left, LOOK_MS);
  const { looked } = await ringTimers(ctx);
  return looked === 0 ? HELD_MS : 0;
}

/** Starts looking; `stop()` waits for the batch in hand. */
export function startTimerClock(ctx: Ctx, bell: EventBell): { stop(): Promise<void> } {
  const own = ctx.as(systemActor("rules' timers"));
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
    const heard = bell.next();
    try {
      const left = await lookAtTimers(ctx);
      failures = 0;
      const breath = Math.min(left, BREATH_MS);
      await pause(breath, signal);
      if (left > breath) await bell.wait(heard, left - breath, signal);
    } catch (error) {
      failures++;
      if (failures === 3) ctx.log.error({ err: error }, "rules' timers cannot fire; trying again");
      await pause(Math.min(100 * 2 ** failures, 5_000), signal);
    }
  }
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
