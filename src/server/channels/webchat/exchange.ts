import type { ChatConfig } from "../../../shared/contract/chat.ts";
import {
  type CallSettings,
  type ChannelAccount,
  ChannelError,
  type TelephoneExchange,
} from "../../kernel/channel/index.ts";

const RING_SECONDS = 30;

/**
 * Calls from the chat: the visitor's page and the agent's speak with each other, so there is no exchange that could be told
 * anything. Both ask the desk how the call stands and do what it says.
 */
export const browserExchange: TelephoneExchange = {
  hasHook: false,
  rings: () => "browsers",
  led: () => "by-desk",
  takesOrders: () => true,
  ownNumber: ({ name }) => name,
  settings: callSettingsOf,
  understand: () => {
    throw new Error("No exchange tells of calls in the browser.");
  },
  answer: () => ({}),
  ring: async ({ ref }) => ({ line: `browser-${ref}` }),
  steer: async () => undefined,
  order: async () => undefined,
  fetchRecording: async () => {
    throw new ChannelError("gone", "Calls in the browser are recorded by the page that answers.");
  },
};

function callSettingsOf({ config }: ChannelAccount): CallSettings {
  const { record, wrapUpSeconds } = config as Partial<ChatConfig>;
  return {
    record: record ?? false,
    consent: { "zh-CN": "", en: "" },
    ringSeconds: RING_SECONDS,
    wrapUpSeconds: wrapUpSeconds ?? 60,
    music: null,
  };
}
