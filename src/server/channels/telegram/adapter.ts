import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { HookRefused } from "../../kernel/channel/index.ts";
import { jsonBody, readJson, sameSecret } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { botIdOf, TelegramConfig, telegramConfigOf, telegramFields } from "./account-config.ts";
import { checkBot } from "./check.ts";
import { fetchFile } from "./fetch-file.ts";
import { parseUpdate } from "./parse-update.ts";
import { deliveryOf, startPolling } from "./receive.ts";
import { hookSecret } from "./secret.ts";
import { MAX_TEXT, sendToChat } from "./send.ts";
import type { TelegramUpdate } from "./update.ts";

/** Telegram: a bot, by the Bot API. In by webhook, or by asking for updates; out by the same API. */
export const telegram: ChannelAdapter = {
  name: "telegram",
  handleKind: "telegram",
  capabilities: {
    ...plainChat,
    attachments: true,
    maxLength: MAX_TEXT,
    maxBytes: 50 * 1_048_576,
    receipts: ["sent"],
    choices: { most: 20, label: 200 },
  },
  accountFields: telegramFields,
  accountSchema: TelegramConfig,
  canonicalAddress: (text) => (/^\d{4,20}$/.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [botIdOf({ config })],
  hook(request, account) {
    const given = request.headers["x-telegram-bot-api-secret-token"];
    if (!sameSecret(given, hookSecret(account))) throw new HookRefused("the secret token is not ours");
    const delivery = deliveryOf(jsonBody<TelegramUpdate>(request), account);
    return { deliveries: delivery ? [delivery] : [], reports: [] };
  },
  startReceiving: async (ports) => startPolling(ports),
  parse: async (raw, _envelope, account) => parseUpdate(readJson<TelegramUpdate>(raw), account),
  fetchFile,
  canSend: (account) => Boolean(telegramConfigOf(account).token),
  send: sendToChat,
  check: checkBot,
};
