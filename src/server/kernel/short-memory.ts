import type { RunningConfig } from "./config.ts";
import type { Ctx } from "./ctx.ts";

/** What is asked for all the time and changes seldom, such as policies. */
export type ShortMemory<T> = {
  /** What was loaded last, not older than the memory's time; loads it for all who ask meanwhile. */
  get(ctx: Ctx): Promise<T>;
  /** To be called after a commit that changed it: this process then knows at once, others within the memory's time. */
  forget(ctx: Ctx): void;
};

/**
 * Remembers for a short time what `load` gives, separately for each desk of the process. Nodes need not tell each other
 * of changes, and a lost message cannot make one of them go by old rules for ever.
 * @param ms how long by the desk's clock
 */
export function shortMemory<T>(ms: number, load: (ctx: Ctx) => Promise<T>): ShortMemory<T> {
  const desks = perDesk<{ at: number; value: Promise<T> | null }>(() => ({ at: 0, value: null }));
  return {
    get(ctx) {
      const memory = desks(ctx);
      const now = ctx.now().getTime();
      // The distance, not the age: a clock that was put back must not keep old rules alive.
      if (memory.value && Math.abs(now - memory.at) < ms) return memory.value;
      const value = load(ctx);
      memory.at = now;
      memory.value = value;
      value.catch(() => {
        if (memory.value === value) memory.value = null;
      });
      return value;
    },
    forget(ctx) {
      desks(ctx).value = null;
    },
  };
}

/** One thing for each desk of the process, made when it is first asked for. Tests run several desks side by side. */
export function perDesk<T>(make: () => T): (ctx: Ctx) => T {
  const desks = new WeakMap<RunningConfig, T>();
  return (ctx) => {
    let thing = desks.get(ctx.config);
    if (thing === undefined) {
      thing = make();
      desks.set(ctx.config, thing);
    }
    return thing;
  };
}
