import { useSyncExternalStore } from "react";

type Ticker = { now: number; subscribe: (listener: () => void) => () => void };
const tickers = new Map<number, Ticker>();

/**
 * The present moment, moving on every `everyMs`. All that wait for the same step share one timer, so a list of two hundred
 * rings costs one wake-up; a hidden tab costs none.
 */
export function useNow(everyMs = 15_000): number {
  let ticker = tickers.get(everyMs);
  if (!ticker) {
    ticker = createTicker(everyMs);
    tickers.set(everyMs, ticker);
  }
  const { subscribe } = ticker;
  return useSyncExternalStore(subscribe, () => tickers.get(everyMs)!.now);
}

function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: number | undefined;
  const tick = () => {
    if (document.hidden) return;
    ticker.now = Date.now();
    for (const listener of listeners) listener();
  };
  const ticker: Ticker = {
    now: Date.now(),
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        ticker.now = Date.now();
        timer = window.setInterval(tick, everyMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.clearInterval(timer);
      };
    },
  };
  return ticker;
}
