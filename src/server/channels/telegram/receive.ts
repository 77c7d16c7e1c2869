import { setTimeout as pause } from "node:timers/promises";
import type { ChannelAccount, ChannelReceiver, ReceiverPorts } from "../../kernel/channel.ts";
import { followAccounts } from "../toolkit/follow-accounts.ts";
import { jsonBytes } from "../toolkit/hooks.ts";
import { botIdOf, telegramConfigOf } from "./account-config.ts";
import { callBot } from "./call.ts";
import type { TelegramUpdate } from "./update.ts";

/** How long Telegram holds a question for updates open. */
const LONG_POLL_S = 25;
const AFTER_FAILURE_MS = 5_000;

export const kindsOfUpdates = ["message", "edited_message", "callback_query"] as const;

/** One piece of what Telegram sends, or null for what is no message of a person in a chat with the bot alone. */
export function deliveryOf(update: TelegramUpdate, account: ChannelAccount) {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  if (message?.chat.type !== "private" || !(update.callback_query?.from ?? message.from)) return null;
  return { externalId: `telegram:${botIdOf(account)}:update:${update.update_id}`, raw: jsonBytes(update) };
}

/** Asks Telegram for what came, for each account that is set so: works without being reachable from outside. */
export function startPolling(ports: ReceiverPorts): ChannelReceiver {
  return followAccounts(
    ports,
    (account) => account.channel === "telegram" && telegramConfigOf(account).receive === "polling",
    (account, stopped) => poll(ports, account, stopped),
  );
}

async function poll(ports: ReceiverPorts, account: ChannelAccount, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const now = () => ports.now().toISOString();
    try {
      const offset = ((await ports.cursor(account.id, "updates")) as number | undefined) ?? 0;
      const given = { offset, timeout: LONG_POLL_S, allowed_updates: kindsOfUpdates };
      const asked = callBot<TelegramUpdate[]>(account, "getUpdates", given, ports, (LONG_POLL_S + 10) * 1_000);
      const updates = await Promise.race([asked, untilAborted(stopped)]);
      if (!updates) return void asked.catch(() => undefined);
      for (const update of updates) {
        const delivery = deliveryOf(update, account);
        if (delivery) await ports.accept({ accountId: account.id, envelope: {}, ...delivery });
        // Telegram forgets an update once a later one is asked for: only after it is stored.
        await ports.saveCursor(account.id, "updates", update.update_id + 1);
      }
      const news = updates.length > 0 ? { lastMessageAt: now() } : {};
      await ports.reportHealth(account.id, { lastPollAt: now(), lastError: null, ...news });
    } catch (error) {
      const lastError = error instanceof Error ? error.message : String(error);
      await ports.reportHealth(account.id, { lastError, lastErrorAt: now() });
      await pause(AFTER_FAILURE_MS, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
}

function untilAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
}
