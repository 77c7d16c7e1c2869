import { type ChannelAccount, type ChannelAdapter, ChannelError } from "../../kernel/channel/index.ts";
import { step } from "../toolkit/check-steps.ts";
import { callTwilio } from "../toolkit/twilio/call-twilio.ts";
import { ownNumber, protocolOf, twilioConfigOf } from "./account-config.ts";
import { tryKannel } from "./kannel/send.ts";

type Ports = Parameters<NonNullable<ChannelAdapter["check"]>>[1];

/** Tries the account, and has Twilio send what comes to the number to us. Kannel's configuration file says that itself. */
export async function checkSms(account: ChannelAccount, ports: Ports) {
  if (protocolOf(account) === "kannel") return [await step("provider.sign_in", () => tryKannel(account, ports))];
  const signIn = await step("provider.sign_in", async () => {
    return (await callTwilio<{ friendly_name?: string }>(account, ".json", ports)).friendly_name ?? "";
  });
  const { hookUrl } = ports;
  // Before an account is saved it has no address yet; a messaging service has settings of its own.
  if (!signIn.ok || !hookUrl || twilioConfigOf(account).messagingServiceSid) return [signIn];
  return [signIn, await step("provider.hook", () => tellTwilio(account, hookUrl, ports))];
}

type Numbers = { incoming_phone_numbers?: { sid: string }[] };

async function tellTwilio(account: ChannelAccount, hookUrl: string, ports: Ports): Promise<string> {
  const number = ownNumber(account);
  const query = { PhoneNumber: number };
  const found = await callTwilio<Numbers>(account, "/IncomingPhoneNumbers.json", ports, { query });
  const [own] = found.incoming_phone_numbers ?? [];
  if (!own) throw new ChannelError("rejected", `The account at the provider does not have ${number}.`);
  const form = { SmsUrl: hookUrl, SmsMethod: "POST" };
  await callTwilio(account, `/IncomingPhoneNumbers/${own.sid}.json`, ports, { form });
  return hookUrl;
}
