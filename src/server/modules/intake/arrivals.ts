/** Wakes the drains of this process; other processes look by themselves. */
const waiting = new Set<() => void>();

/** Tells whoever waits that something arrived. */
export function announceArrival(): void {
  for (const wake of [...waiting]) wake();
}

/** Resolves at the next arrival, after `ms`, or when stopped. */
export function nextArrival(ms: number, stopped: AbortSignal): Promise<void> {
  if (stopped.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      waiting.delete(finish);
      stopped.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    waiting.add(finish);
    stopped.addEventListener("abort", finish, { once: true });
  });
}
