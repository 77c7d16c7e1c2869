import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import type { Flavour } from "../toolkit/meta/messaging/flavour.ts";
import { metaMessaging } from "../toolkit/meta/messaging/meta-messaging.ts";

const MB = 1_048_576;
/** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api */
const fetches = {
  "image/jpeg": 8 * MB,
  "image/png": 8 * MB,
  "image/gif": 8 * MB,
  "audio/aac": 25 * MB,
  "audio/mp4": 25 * MB,
  "audio/wav": 25 * MB,
  "video/mp4": 25 * MB,
  "video/ogg": 25 * MB,
  "video/quicktime": 25 * MB,
  "video/webm": 25 * MB,
  "application/pdf": 25 * MB,
};

const flavour: Flavour = {
  channel: "instagram",
  object: "instagram",
  nameFields: "name,username",
  subscribed: "messages,messaging_postbacks,message_reactions,messaging_seen",
  maxLength: 1_000,
  lengthInBytes: true,
  uploads: false,
  fetches,
};

/** Instagram: what people write to a professional account. */
export const instagram: ChannelAdapter = metaMessaging(flavour, "https://graph.instagram.com/v25.0");
