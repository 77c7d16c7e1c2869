import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { hmac } from "../toolkit/hooks.ts";
import { telegramConfigOf } from "./account-config.ts";

/**
 * What Telegram shows with each webhook request to prove that it is Telegram (`secret_token` of setWebhook): made of the
 * token, so that nobody has to think of one.
 */
export function hookSecret(account: Pick<ChannelAccount, "config">): string {
  return hmac("sha256", telegramConfigOf(account).token, "keepword webhook");
}
