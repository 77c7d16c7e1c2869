import type { ChannelCapabilities } from "../../kernel/channel/index.ts";

/** What chats with one person at a time have in common: plain words without subject or copies, in one line of talk. */
export const plainChat = {
  html: false,
  subject: false,
  threads: false,
  copies: false,
  splits: true,
} satisfies Partial<ChannelCapabilities>;
