import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import type { Flavour } from "../toolkit/meta/messaging/flavour.ts";
import { metaMessaging } from "../toolkit/meta/messaging/meta-messaging.ts";

const flavour: Flavour = {
  channel: "instagram",
  object: "instagram",
  nameFields: "name,username",
  subscribed: "messages,messaging_postbacks,message_reactions,messaging_seen",
  maxLength: 1_000,
  lengthInBytes: true,
  uploads: false,
};

/** Instagram: what people write to a professional account. */
export const instagram: ChannelAdapter = metaMessaging(flavour, "https://graph.instagram.com/v25.0");
