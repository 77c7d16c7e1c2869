import { type ChannelAccount, type ChannelAdapter, ChannelError } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { callTwilio } from "../toolkit/twilio/call-twilio.ts";
import { ownNumber, protocolOf, webhookConfigOf } from "./account-config.ts";
import { orderFromExchange } from "./cti/order.ts";

type Ports = Parameters<NonNullable<ChannelAdapter["check"]>>[1];

/** Tries the account, and has Twilio send who calls the number to us. */
export async function checkPhone(account: ChannelAccount, ports: Ports) {
  const { hookUrl } = ports;
  if (protocolOf(account) === "webhook") return tryExchange(account, ports);
  const signIn = await step("provider.sign_in", async () => {
    return (await callTwilio<{ friendly_name?: string }>(account, ".json", ports)).friendly_name ?? "";
  });
  // Before an account is saved it has no address yet.
  if (!signIn.ok || !hookUrl) return [signIn];
  return [signIn, await step("provider.hook", () => tellTwilio(account, hookUrl, ports))];
}

/** An exchange is asked to hang up what it does not have: whether it takes orders and knows our signature. */
async function tryExchange(account: ChannelAccount, ports: Ports) {
  if (!webhookConfigOf(account).orderUrl) return [];
  const nothing = {
    type: "hang-up",
    call: "keepword-check",
    extension: null,
    id: `check-${ports.now().getTime()}`,
  } as const;
  return [
    await step("provider.sign_in", async () => {
      try {
        await orderFromExchange(nothing, account, { ...ports, hookUrl: ports.hookUrl ?? "" });
      } catch (error) {
        if (!(error instanceof ChannelError) || error.reason !== "gone") throw error;
      }
      return "";
    }),
  ];
}

type Numbers = { incoming_phone_numbers?: { sid: string }[] };

async function tellTwilio(account: ChannelAccount, hookUrl: string, ports: Ports): Promise<string> {
  const number = ownNumber(account);
  const found = await callTwilio<Numbers>(account, "/IncomingPhoneNumbers.json", ports, {
    query: { PhoneNumber: number },
  });
  const [own] = found.incoming_phone_numbers ?? [];
  if (!own) throw new ChannelError("rejected", `The account at the provider does not have ${number}.`);
  const form = { VoiceUrl: hookUrl, VoiceMethod: "POST", StatusCallback: hookUrl, StatusCallbackMethod: "POST" };
  await callTwilio(account, `/IncomingPhoneNumbers/${own.sid}.json`, ports, { form });
  return hookUrl;
}
