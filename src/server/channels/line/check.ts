import type { ChannelAccount, ChannelAdapter } from "../../kernel/channel/index.ts";
import { ChannelError } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { lineConfigOf } from "./account-config.ts";
import { callLine } from "./call.ts";

type Ports = Parameters<NonNullable<ChannelAdapter["check"]>>[1];

/** Tries the token, and tells LINE where to send what comes to the account. */
export async function checkLine(account: ChannelAccount, ports: Ports) {
  const { basicId } = lineConfigOf(account);
  const signIn = await step("provider.sign_in", async () => {
    const { json } = await callLine(account, "/v2/bot/info", ports);
    const bot = (json ?? {}) as { basicId?: string; premiumId?: string; displayName?: string };
    if (bot.basicId !== basicId && bot.premiumId !== basicId) {
      throw new ChannelError("rejected", `The token is that of ${bot.basicId ?? "another account"}.`);
    }
    return bot.displayName ?? basicId;
  });
  const { hookUrl } = ports;
  // Before an account is saved it has no address yet.
  if (!signIn.ok || !hookUrl) return [signIn];
  const hook = await step("provider.hook", async () => {
    const path = "/v2/bot/channel/webhook/endpoint";
    // LINE takes addresses by HTTPS alone.
    if (lineConfigOf(account).apiUrl.startsWith("https:") && !hookUrl.startsWith("https:")) {
      throw new ChannelError("rejected", `LINE sends to HTTPS only, and this desk is at ${hookUrl}.`);
    }
    await callLine(account, path, ports, { method: "PUT", json: { endpoint: hookUrl } });
    return hookUrl;
  });
  return [signIn, hook];
}
