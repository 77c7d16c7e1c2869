import { setTimeout as pause } from "node:timers/promises";
import type { ChannelAccount, ChannelReceiver, ReceiverPorts } from "../../kernel/channel/index.ts";
import { followAccounts } from "../toolkit/follow-accounts.ts";
import { tellHealth } from "../toolkit/tell-health.ts";
import { wecomConfigOf } from "./account-config.ts";
import { pull } from "./pull.ts";

/** The name of how far messages were read: of another company's account it is another place. */
export function cursorOf(account: ChannelAccount): string {
  return `kf:${wecomConfigOf(account).corpId}`;
}
/** Without a knock WeCom lets nobody read often. */
const EVERY_MS = 10 * 60_000;

/**
 * Looks after what nobody knocked for: what came while this desk was down, longer than WeCom kept knocking. It leaves the
 * cursor where it is, so that the next knock brings all that is not a message as well.
 */
export function startLooking(ports: ReceiverPorts): ChannelReceiver {
  return followAccounts(
    ports,
    (account) => account.channel === "wecom",
    async (account, stopped) => {
      while (!stopped.aborted) {
        await look(ports, account);
        await pause(EVERY_MS, undefined, { signal: stopped }).catch(() => undefined);
      }
    },
  );
}

async function look(ports: ReceiverPorts, account: ChannelAccount): Promise<void> {
  const at = ports.now();
  try {
    const cursor = String((await ports.cursor(account.id, cursorOf(account))) ?? "");
    const { deliveries } = await pull(account, { cursor, token: null, now: at.getTime() / 1_000 }, ports);
    for (const delivery of deliveries) await ports.accept({ accountId: account.id, ...delivery });
    await ports.reportHealth(account.id, { lastPollAt: at.toISOString(), lastError: null });
  } catch (error) {
    const lastError = error instanceof Error ? error.message : String(error);
    await tellHealth(ports, account.id, { lastError, lastErrorAt: at.toISOString() });
  }
}
