import type { ChannelAdapter } from "../../../../kernel/channel/index.ts";
import { readJson } from "../../hooks.ts";
import { MetaMessagingConfig, metaMessagingFields } from "./account-config.ts";
import { checkMeta } from "./check.ts";
import { fetchFile } from "./fetch-file.ts";
import { type Flavour, metaConfigOf } from "./flavour.ts";
import type { Piece } from "./notification.ts";
import { parseMessaging } from "./parse-messaging.ts";
import { receiveFromMeta } from "./receive.ts";
import { QUICK_REPLIES, sendByMeta } from "./send.ts";

/** A channel of Meta's Messenger Platform. @param apiUrl where its API is */
export function metaMessaging(flavour: Flavour, apiUrl: string): ChannelAdapter {
  return {
    name: flavour.channel,
    handleKind: flavour.channel,
    capabilities: {
      html: false,
      subject: false,
      attachments: true,
      ...(flavour.fetches && { fileTypes: flavour.fetches }),
      threads: false,
      maxLength: flavour.maxLength,
      lengthInBytes: flavour.lengthInBytes,
      splits: true,
      maxBytes: 25 * 1_048_576,
      copies: false,
      receipts: flavour.channel === "messenger" ? ["sent", "delivered", "read"] : ["sent", "read"],
      choices: QUICK_REPLIES,
      session: { hours: 24, messages: null },
    },
    // A week for people, where Meta allowed it; what the desk sends by itself later than a day Meta refuses.
    sessionOf: (config) => ({ hours: metaConfigOf({ config }).humanAgent ? 7 * 24 : 24, messages: null }),
    accountFields: metaMessagingFields(apiUrl),
    accountSchema: MetaMessagingConfig,
    canonicalAddress: (text) => (/^\d{5,30}$/.test(text.trim()) ? text.trim() : null),
    ownAddresses: (config) => [metaConfigOf({ config }).pageId],
    hook: (request, account, ports) => receiveFromMeta(flavour, request, account, ports),
    parse: async (raw) => parseMessaging(flavour, readJson<Piece>(raw)),
    fetchFile,
    canSend: (account) => Boolean(metaConfigOf(account).accessToken),
    send: (message, account, ports) => sendByMeta(flavour, message, account, ports),
    check: (account, ports) => checkMeta(flavour, account, ports),
  };
}
