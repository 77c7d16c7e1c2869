import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { kannelConfigOf, ownNumber, protocolOf, SmsConfig, smsFields, twilioConfigOf } from "./account-config.ts";
import { checkSms } from "./check.ts";
import { parseKannel, receiveFromKannel } from "./kannel/receive.ts";
import { MAX_TEXT, sendToPhone } from "./send.ts";
import { fetchFile } from "./twilio/fetch-file.ts";
import { parseTwilio, receiveFromTwilio } from "./twilio/receive.ts";

/** Short messages: by Twilio and providers that speak as it does, or by SMPP through a Kannel of one's own. */
export const sms: ChannelAdapter = {
  name: "sms",
  handleKind: "phone",
  capabilities: {
    ...plainChat,
    attachments: true,
    filesAsLinks: true,
    maxLength: MAX_TEXT,
    countedAs: "sms",
    maxBytes: null,
    receipts: ["sent", "delivered", "bounced"],
    paid: true,
  },
  accountFields: smsFields,
  accountSchema: SmsConfig,
  canonicalAddress: canonicalPhone,
  ownAddresses: (config) => [ownNumber({ config })],
  hook: (request, account) =>
    protocolOf(account) === "kannel" ? receiveFromKannel(request, account) : receiveFromTwilio(request, account),
  parse: async (raw, { protocol }, account) => (protocol === "kannel" ? parseKannel(raw, account) : parseTwilio(raw)),
  fetchFile,
  canSend: (account) =>
    Boolean(protocolOf(account) === "kannel" ? kannelConfigOf(account).sendUrl : twilioConfigOf(account).authToken),
  send: sendToPhone,
  check: checkSms,
};
