import type { ChannelAccount, ChannelAdapter } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { telegramConfigOf } from "./account-config.ts";
import { callBot } from "./call.ts";
import { kindsOfUpdates } from "./receive.ts";
import { hookSecret } from "./secret.ts";

type Ports = Parameters<NonNullable<ChannelAdapter["check"]>>[1];

/** Tries the token, and has Telegram send to us or keep what comes until we ask, as the account says. */
export async function checkBot(account: ChannelAccount, ports: Ports) {
  const signIn = await step("provider.sign_in", async () => {
    const bot = await callBot<{ username?: string }>(account, "getMe", {}, ports);
    return `@${bot.username ?? ""}`;
  });
  if (!signIn.ok) return [signIn];
  if (telegramConfigOf(account).receive === "polling") {
    const hook = await step("provider.hook", async () => {
      await callBot(account, "deleteWebhook", {}, ports);
      return "getUpdates";
    });
    return [signIn, hook];
  }
  const { hookUrl } = ports;
  // Before an account is saved it has no address yet.
  if (!hookUrl) return [signIn];
  const hook = await step("provider.hook", async () => {
    const secret_token = hookSecret(account);
    await callBot(account, "setWebhook", { url: hookUrl, secret_token, allowed_updates: kindsOfUpdates }, ports);
    return hookUrl;
  });
  return [signIn, hook];
}
