import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const TelegramConfig = Type.Object({
  token: Type.String({ pattern: "^\\d{5,}:[A-Za-z0-9_-]{20,}$" }),
  receive: Type.Union([Type.Literal("polling"), Type.Literal("webhook")]),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type TelegramConfig = Static<typeof TelegramConfig>;

/** The settings form of a bot; @BotFather gives the token. */
export const telegramFields: readonly AccountField[] = [
  { name: "token", kind: "password", secret: true, required: true, group: "provider" },
  // A desk behind a router that nobody can reach from outside asks for its messages itself.
  {
    name: "receive",
    kind: "select",
    options: ["polling", "webhook"],
    default: "polling",
    required: true,
    group: "provider",
  },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.telegram.org", group: "provider" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function telegramConfigOf(account: Pick<ChannelAccount, "config">): TelegramConfig {
  return account.config as TelegramConfig;
}

/** The bot's own id, which its token begins with. */
export function botIdOf(account: Pick<ChannelAccount, "config">): string {
  return telegramConfigOf(account).token.split(":")[0]!;
}
