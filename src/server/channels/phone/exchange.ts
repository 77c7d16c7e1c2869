import { ChannelError, type TelephoneExchange } from "../../kernel/channel/index.ts";
import { callSettingsOf, ownNumber, protocolOf, webhookConfigOf } from "./account-config.ts";
import { fetchFromExchange, orderFromExchange } from "./cti/order.ts";
import { understandExchange } from "./cti/understand.ts";
import { answerTwilio } from "./twilio/answer.ts";
import { fetchFromTwilio, ringByTwilio, steerTwilio } from "./twilio/calls.ts";
import { understandTwilio } from "./twilio/understand.ts";

/** The exchanges of our accounts, by how each speaks with us. */
export const exchange: TelephoneExchange = {
  hasHook: true,
  rings: () => "telephones",
  led: (account) => (protocolOf(account) === "webhook" ? "by-exchange" : "by-desk"),
  takesOrders: (account) => protocolOf(account) === "twilio" || Boolean(webhookConfigOf(account).orderUrl),
  ownNumber,
  settings: callSettingsOf,
  understand: (request, account, now) =>
    protocolOf(account) === "webhook" ? understandExchange(request, account, now) : understandTwilio(request, account),
  answer: answerTwilio,
  ring: async (call, account, ports) => {
    if (protocolOf(account) === "webhook") throw new ChannelError("rejected", "This exchange rings telephones itself.");
    return ringByTwilio(call, account, ports);
  },
  steer: async (line, steps, account, ports) => {
    if (protocolOf(account) === "twilio") await steerTwilio(line, steps, account, ports);
  },
  order: orderFromExchange,
  fetchRecording: (recording, account, ports) =>
    protocolOf(account) === "webhook"
      ? fetchFromExchange(recording, account, ports)
      : fetchFromTwilio(recording, account, ports),
};
