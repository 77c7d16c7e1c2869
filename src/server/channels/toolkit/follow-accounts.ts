import { setTimeout as pause } from "node:timers/promises";
import type { ChannelAccount, ChannelReceiver, ReceiverPorts } from "../../kernel/channel/index.ts";

type Following = { account: string; end: AbortController; done: Promise<void> };

/**
 * Keeps one reader running for each account that wants one, beside each other: one that hangs holds up no other. A reader
 * is started anew when its account changes or when it fails, and ended when its account goes.
 *
 * @param read runs until `stopped` and deals with its own failures
 * @param restMs how long one that failed all the same is left alone
 */
export function followAccounts(
  ports: ReceiverPorts,
  wants: (account: ChannelAccount) => boolean,
  read: (account: ChannelAccount, stopped: AbortSignal) => Promise<void>,
  restMs = 5_000,
): ChannelReceiver {
  const running = new Map<number, Following>();
  const stopping = new AbortController();
  let looking = Promise.resolve();

  const keepReading = async (account: ChannelAccount, stopped: AbortSignal) => {
    while (!stopped.aborted) {
      try {
        return await read(account, stopped);
      } catch (error) {
        ports.log.error({ err: error, accountId: account.id }, "a reader of an account failed");
        await pause(restMs, undefined, { signal: stopped }).catch(() => undefined);
      }
    }
  };
  const look = async () => {
    if (stopping.signal.aborted) return;
    const accounts = (await ports.accounts()).filter(wants);
    for (const [id, following] of running) {
      const now = accounts.find((account) => account.id === id);
      if (now && fingerprint(now) === following.account) continue;
      following.end.abort();
      running.delete(id);
    }
    for (const account of accounts) {
      if (running.has(account.id)) continue;
      const end = new AbortController();
      const done = keepReading(account, AbortSignal.any([end.signal, stopping.signal]));
      running.set(account.id, { account: fingerprint(account), end, done });
    }
  };
  const lookSoon = () => {
    looking = looking.then(look).catch((error) => ports.log.warn({ err: error }, "accounts cannot be read"));
  };
  const unwatch = ports.onAccountsChanged(lookSoon);
  lookSoon();

  return {
    async stop() {
      unwatch();
      stopping.abort();
      await looking;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

function fingerprint({ config, addresses }: ChannelAccount): string {
  return JSON.stringify([config, addresses]);
}
