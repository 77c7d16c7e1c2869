/** Lets at most `max` of the given works run at once; the others wait in order. */
export function limit(max: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= max) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place is handed on: it is never free in between, so nobody overtakes.
      if (next) next();
      else running--;
    }
  };
}
