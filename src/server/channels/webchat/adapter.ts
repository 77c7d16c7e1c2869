import type { ChatConfig } from "../../../shared/contract/chat.ts";
import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { WebchatConfig, webchatFields } from "./account-config.ts";
import { browserExchange } from "./exchange.ts";
import { snippetOf } from "./snippet.ts";

/** A visitor as we named them, or a user of the shop as the shop does. */
const ADDRESS = /^(?:visitor-[0-9a-z]{16}|user:\d{1,16}:[\x21-\x7e]{1,1200})$/;

/**
 * Chat on the shop's own pages. The other side is a widget of ours, so there is no provider to call: what comes in arrives
 * by `modules/chat`, and what goes out is there as soon as it is written down.
 */
export const webchat: ChannelAdapter = {
  name: "webchat",
  handleKind: "visitor",
  capabilities: {
    html: false,
    subject: false,
    attachments: true,
    threads: false,
    maxLength: null,
    maxBytes: null,
    copies: false,
    live: true,
    choices: { most: 20, label: 200 },
    // The message is the row that the widget reads: there is no second copy.
    repeatable: true,
    receipts: ["sent", "delivered", "read"],
  },
  accountFields: webchatFields,
  accountSchema: WebchatConfig,
  canonicalAddress: (text) => (ADDRESS.test(text.trim()) ? text.trim() : null),
  ownAddresses: (config) => [...new Set((config as ChatConfig).origins.map((origin) => new URL(origin).origin))],
  snippet: snippetOf,
  telephone: browserExchange,
  parse: async () => {
    throw new Error("What visitors write does not come as deliveries.");
  },
  canSend: () => true,
  send: async () => ({ detail: null }),
};
