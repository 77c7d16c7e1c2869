import { type Ctx, systemActor } from "../kernel/ctx.ts";
import { nextJobAt, type Work, workUntilQuiet } from "../kernel/jobs/work-until-quiet.ts";
import { nextRingAt, ringDue } from "../modules/promises/index.ts";
import { nextTimerAt, ringTimers } from "../modules/rules/index.ts";

const DAY = 86_400_000;
/** 03:41 in Shanghai: what a desk does at night. */
const NIGHT_WORK = 19 * 3_600_000 + 41 * 60_000;

/** A clock that is turned instead of running, and what happens by itself while it is. */
export type TurnedClock = {
  now(): Date;
  /** Turns it on to this time; what comes due on the way happens at its moment. @throws Error for a job that fails */
  turnTo(time: number): Promise<void>;
  /** Does what there is to do now. */
  work(): Promise<void>;
};

/** A clock for a desk that nothing else works for: jobs, reactions, promises' rings and the work of the night. */
export function startClock(start: number, work: Work, open: (now: () => Date) => Ctx): TurnedClock & { ctx: Ctx } {
  let time = start;
  const ctx = open(() => new Date(time));
  const nightly = work.jobs.filter((job) => job.cron);

  const workNow = async () => {
    const [failure] = await workUntilQuiet(ctx, work);
    if (failure) throw new Error(`The job ${failure.task} failed: ${failure.error}`, { cause: failure.error });
  };
  const nextMoment = async () => {
    const waiting = await Promise.all([nextJobAt(ctx), nextRingAt(ctx), nextTimerAt(ctx.db)]);
    const night = Math.ceil((time + 1 - NIGHT_WORK) / DAY) * DAY + NIGHT_WORK;
    return Math.min(...waiting.map((at) => at?.getTime() ?? Infinity), night);
  };

  return {
    ctx,
    now: ctx.now,
    work: workNow,
    async turnTo(target) {
      for (;;) {
        const next = await nextMoment();
        if (next > target) break;
        const isNight = next > time && (next - NIGHT_WORK) % DAY === 0;
        time = Math.max(time, next);
        while ((await ringDue(ctx.as(systemActor("alarm clock")))).rang > 0);
        while ((await ringTimers(ctx.as(systemActor("rules' timers")))).looked > 0);
        if (isNight) for (const job of nightly) await job.run(ctx.as(systemActor(job.name)), {} as never);
        await workNow();
      }
      time = Math.max(time, target);
    },
  };
}
