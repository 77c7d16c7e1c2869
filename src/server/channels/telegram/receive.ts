import type { ChannelAccount, ChannelReceiver, ReceiverPorts } from "../../kernel/channel/index.ts";
import { jsonBytes } from "../toolkit/hooks.ts";
import { pollAccounts, whileWanted } from "../toolkit/poll-accounts.ts";
import { botIdOf, telegramConfigOf } from "./account-config.ts";
import { callBot } from "./call.ts";
import type { TelegramUpdate } from "./update.ts";

/** How long Telegram holds a question for updates open. */
const LONG_POLL_S = 25;

export const kindsOfUpdates = ["message", "edited_message", "callback_query"] as const;

/** One piece of what Telegram sends, or null for what is no message of a person in a chat with the bot alone. */
export function deliveryOf(update: TelegramUpdate, account: ChannelAccount) {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  if (message?.chat.type !== "private" || !(update.callback_query?.from ?? message.from)) return null;
  return { externalId: `telegram:${botIdOf(account)}:update:${update.update_id}`, raw: jsonBytes(update) };
}

/** Asks Telegram for what came, for each account that is set so: works without being reachable from outside. */
export function startPolling(ports: ReceiverPorts): ChannelReceiver {
  return pollAccounts(
    ports,
    (account) => account.channel === "telegram" && telegramConfigOf(account).receive === "polling",
    (account, stopped) => askForUpdates(ports, account, stopped),
    0,
  );
}

async function askForUpdates(ports: ReceiverPorts, account: ChannelAccount, stopped: AbortSignal): Promise<number> {
  // Another bot counts its updates by itself.
  const cursor = `updates:${botIdOf(account)}`;
  const offset = ((await ports.cursor(account.id, cursor)) as number | undefined) ?? 0;
  const given = { offset, timeout: LONG_POLL_S, allowed_updates: kindsOfUpdates };
  const asked = callBot<TelegramUpdate[]>(account, "getUpdates", given, ports, (LONG_POLL_S + 10) * 1_000);
  const updates = (await whileWanted(asked, stopped)) ?? [];
  for (const update of updates) {
    const delivery = deliveryOf(update, account);
    if (delivery) await ports.accept({ accountId: account.id, envelope: {}, ...delivery });
    // Telegram forgets an update once a later one is asked for: only after it is stored.
    await ports.saveCursor(account.id, cursor, update.update_id + 1);
  }
  return updates.length;
}
