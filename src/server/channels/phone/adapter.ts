import { canonicalPhone } from "../../../shared/phone-number.ts";
import { type ChannelAdapter, ChannelError } from "../../kernel/channel/index.ts";
import { ownNumber, PhoneConfig, phoneFields } from "./account-config.ts";
import { checkPhone } from "./check.ts";
import { exchange } from "./exchange.ts";

/**
 * The telephone: by Twilio and providers that speak as it does, or by any exchange that tells us what it does. Calls are
 * not messages that come and go: `modules/calls` leads them through the exchange.
 */
export const phone: ChannelAdapter = {
  name: "phone",
  handleKind: "phone",
  capabilities: {
    html: false,
    subject: false,
    attachments: false,
    // What a call is about is told by an order number, not by the call before.
    threads: true,
    maxLength: null,
    maxBytes: null,
    copies: false,
    spoken: true,
    receipts: [],
    paid: true,
  },
  accountFields: phoneFields,
  accountSchema: PhoneConfig,
  canonicalAddress: canonicalPhone,
  ownAddresses: (config) => [ownNumber({ config })],
  telephone: exchange,
  parse: async () => {
    throw new Error("Calls do not come as deliveries.");
  },
  canSend: () => false,
  send: async () => {
    throw new ChannelError("rejected", "Nothing can be written on a telephone.");
  },
  check: checkPhone,
};
