import { setTimeout as pause } from "node:timers/promises";
import {
  type ChannelAccount,
  ChannelError,
  type ChannelReceiver,
  type ReceiverPorts,
} from "../../kernel/channel/index.ts";
import { followAccounts } from "./follow-accounts.ts";
import { tellHealth } from "./tell-health.ts";

const AFTER_FAILURE_MS = 5_000;

/**
 * Asks a provider again and again for what came, for each account that wants it: works without being reachable from
 * outside. How it goes is told as the account's health; a provider that asks to be left alone is.
 *
 * @param ask asks once and stores what there is. @returns how much there was; more is asked for at once then
 * @param pauseMs between two questions of which the first brought nothing; 0 where the provider holds questions open
 */
export function pollAccounts(
  ports: ReceiverPorts,
  wants: (account: ChannelAccount) => boolean,
  ask: (account: ChannelAccount, stopped: AbortSignal) => Promise<number>,
  pauseMs: number,
): ChannelReceiver {
  const now = () => ports.now().toISOString();
  const askOnce = async (account: ChannelAccount, stopped: AbortSignal): Promise<number> => {
    try {
      const count = await ask(account, stopped);
      const news = count > 0 ? { lastMessageAt: now() } : {};
      await ports.reportHealth(account.id, { lastPollAt: now(), lastError: null, ...news });
      return count > 0 ? 0 : pauseMs;
    } catch (error) {
      const lastError = error instanceof Error ? error.message : String(error);
      await tellHealth(ports, account.id, { lastError, lastErrorAt: now() });
      const wanted = error instanceof ChannelError ? (error.retryAfterMs ?? 0) : 0;
      return Math.max(AFTER_FAILURE_MS, pauseMs, wanted);
    }
  };
  return followAccounts(ports, wants, async (account, stopped) => {
    while (!stopped.aborted) {
      const rest = await askOnce(account, stopped);
      if (rest > 0) await pause(rest, undefined, { signal: stopped }).catch(() => undefined);
    }
  });
}

/** What was asked for, or null once nobody wants it any more. */
export async function whileWanted<T>(asked: Promise<T>, stopped: AbortSignal): Promise<T | null> {
  if (stopped.aborted) return null;
  let leave = () => {};
  const aborted = new Promise<null>((resolve) => {
    leave = () => resolve(null);
    stopped.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([asked, aborted]);
  } finally {
    stopped.removeEventListener("abort", leave);
    asked.catch(() => undefined);
  }
}
