import type { ChannelAccount, ChannelAdapter } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { whatsAppConfigOf } from "./account-config.ts";
import { callWhatsApp } from "./call.ts";

type Ports = Parameters<NonNullable<ChannelAdapter["check"]>>[1];
type Number = { display_phone_number?: string; verified_name?: string };

/** Tries the token, and has WhatsApp tell this desk of this number, whatever other numbers the app has. */
export async function checkNumber(account: ChannelAccount, ports: Ports) {
  const signIn = await step("provider.sign_in", async () => {
    const query = { fields: "display_phone_number,verified_name" };
    const number = await callWhatsApp<Number>(account, "", { query }, ports);
    return [number.verified_name, number.display_phone_number].filter(Boolean).join(" ");
  });
  const { hookUrl } = ports;
  // Before an account is saved it has no address yet.
  if (!signIn.ok || !hookUrl) return [signIn];
  const hook = await step("provider.hook", async () => {
    const webhook_configuration = {
      override_callback_uri: hookUrl,
      verify_token: whatsAppConfigOf(account).verifyToken,
    };
    await callWhatsApp(account, "", { json: { webhook_configuration } }, ports);
    return hookUrl;
  });
  return [signIn, hook];
}
