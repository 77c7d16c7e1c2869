import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { jsonBody, readJson } from "../toolkit/hooks.ts";
import { checkMetaRequest } from "../toolkit/meta/check-signature.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { ownNumber, WhatsAppConfig, whatsAppConfigOf, whatsAppFields } from "./account-config.ts";
import { checkNumber } from "./check.ts";
import { fetchFile } from "./fetch-file.ts";
import { canonicalRecipient } from "./handle.ts";
import type { Notification } from "./notification.ts";
import { parseMessage } from "./parse-message.ts";
import { type Piece, readNotification } from "./read-notification.ts";
import { MAX_TEXT, sendToPerson } from "./send.ts";
import { listTemplates } from "./templates/list-templates.ts";

/** WhatsApp: a number of the shop's, by Meta's Cloud API. */
export const whatsapp: ChannelAdapter = {
  name: "whatsapp",
  handleKind: "phone",
  capabilities: {
    ...plainChat,
    attachments: true,
    choices: { most: 10, label: 20 },
    maxLength: MAX_TEXT,
    maxBytes: 100 * 1_048_576,
    receipts: ["sent", "delivered", "read", "bounced"],
    session: { hours: 24, messages: null },
    templates: true,
  },
  accountFields: whatsAppFields,
  accountSchema: WhatsAppConfig,
  canonicalAddress: canonicalRecipient,
  ownAddresses: (config) => [ownNumber({ config })],
  hook(request, account) {
    const answer = checkMetaRequest(request, whatsAppConfigOf(account));
    if (answer) return { deliveries: [], reports: [], answer };
    return readNotification(jsonBody<Notification>(request), account);
  },
  parse: async (raw) => parseMessage(readJson<Piece>(raw)),
  fetchFile,
  canSend: (account) => Boolean(whatsAppConfigOf(account).accessToken),
  send: sendToPerson,
  templates: { needs: "businessAccountId", owner: "businessAccountId", list: listTemplates },
  check: checkNumber,
};
