import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import type { Flavour } from "../toolkit/meta/messaging/flavour.ts";
import { metaMessaging } from "../toolkit/meta/messaging/meta-messaging.ts";

const flavour: Flavour = {
  channel: "messenger",
  object: "page",
  nameFields: "first_name,last_name,name",
  subscribed: "messages,message_edits,messaging_postbacks,message_reactions,message_deliveries,message_reads",
  maxLength: 2_000,
  lengthInBytes: false,
  uploads: true,
};

/** Facebook Messenger: what people write to a page. */
export const messenger: ChannelAdapter = metaMessaging(flavour, "https://graph.facebook.com/v25.0");
