import { useSyncExternalStore } from "react";

type Ticker = { now: number; listeners: Set<() => void>; timer: number | undefined };
const tickers = new Map<number, Ticker>();

/**
 * The present moment, moving on every `everyMs`. All that wait for the same step share one timer, so a list of two hundred
 * rings costs one wake-up; a hidden tab costs none.
 */
export function useNow(everyMs = 15_000): number {
  const ticker = tickers.get(everyMs) ?? { now: Date.now(), listeners: new Set(), timer: undefined };
  tickers.set(everyMs, ticker);
  return useSyncExternalStore(
    (listener) => {
      ticker.listeners.add(listener);
      if (ticker.listeners.size === 1) start(ticker, everyMs);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size === 0) window.clearInterval(ticker.timer);
      };
    },
    () => ticker.now,
  );
}

function start(ticker: Ticker, everyMs: number): void {
  ticker.now = Date.now();
  ticker.timer = window.setInterval(() => {
    if (document.hidden) return;
    ticker.now = Date.now();
    for (const listener of ticker.listeners) listener();
  }, everyMs);
}
