import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "../ctx.ts";
import type { EventBell } from "./bell.ts";

/** A clock looks at least this often, so that a time put forward and a lost notification delay nothing for long. */
export const LOOK_MS = 1_000;
/** However busy the desk is, its commits make a clock look no more often than this. */
const BREATH_MS = 200;

export type Looking = { stop(): Promise<void> };

/**
 * Looks again and again: after as long as the last look said that there is nothing to do, or earlier, when something was
 * committed that may be due sooner. What fails is tried again, ever more slowly; the third time in a row is logged.
 *
 * @param look one pass; how long there is nothing to do, in ms, at most {@link LOOK_MS}
 * @param failing what the log says of a look that keeps failing
 * @returns `stop()` waits for the pass in hand
 */
export function keepLooking(ctx: Ctx, bell: EventBell, look: () => Promise<number>, failing: string): Looking {
  const stopping = new AbortController();
  const done = run(ctx, bell, look, failing, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function run(
  ctx: Ctx,
  bell: EventBell,
  look: () => Promise<number>,
  failing: string,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    // The mark comes first: what is announced while looking is not missed.
    const heard = bell.next();
    try {
      const left = await look();
      failures = 0;
      const breath = Math.min(left, BREATH_MS);
      await pause(breath, signal);
      if (left > breath) await bell.wait(heard, left - breath, signal);
    } catch (error) {
      failures++;
      if (failures === 3) ctx.log.error({ err: error }, `${failing}; trying again`);
      await pause(Math.min(100 * 2 ** failures, 5_000), signal);
    }
  }
}

/** Ends early, and quietly, when aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}
