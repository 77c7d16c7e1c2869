import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { locationText } from "../toolkit/location-text.ts";
import { momentOf } from "../toolkit/loose-json.ts";
import { nameless } from "../toolkit/nameless.ts";
import { wecomConfigOf } from "./account-config.ts";
import { isOfCustomer, type KfMessage } from "./kf-message.ts";

/**
 * Turns one message of a customer into ours. Who writes to several customer service accounts of a company is a person of
 * each: only that account can answer them.
 */
export function parseMessage(
  message: KfMessage,
  envelope: Record<string, unknown>,
  account: ChannelAccount,
): IncomingMessage {
  if (!isOfCustomer(message)) throw new Error("Nothing in it was said by a customer.");
  const { corpId } = wecomConfigOf(account);
  const address = `${message.open_kfid}:${message.external_userid}`;
  return chatMessage({
    externalId: `wecom:${corpId}:${message.msgid}`,
    sender: {
      kind: "wecom",
      address,
      display: nameless("微信", message.external_userid ?? ""),
      name: typeof envelope.name === "string" ? envelope.name : null,
    },
    text: textOf(message),
    files: filesOf(message),
    writtenAt: momentOf(message.send_time, "s"),
  });
}

function textOf(message: KfMessage): string {
  const { msgtype, location, link } = message;
  const lines = (...parts: unknown[]) => parts.filter((part) => typeof part === "string" && part !== "").join("\n");
  switch (msgtype) {
    case "text":
      return lines(message.text?.content);
    case "image":
    case "voice":
    case "video":
    case "file":
      return "";
    case "location": {
      const { latitude, longitude } = location ?? {};
      const label = lines(location?.name, location?.address);
      if (typeof latitude !== "number" || typeof longitude !== "number") return label;
      return locationText({ latitude, longitude, label, datum: "gcj02" });
    }
    case "link":
      return lines(link?.title, link?.desc, link?.url);
    case "miniprogram":
      return lines(`[miniprogram] ${message.miniprogram?.title ?? ""}`.trim());
    case "channels_shop_product":
      return lines("[channels_shop_product]", message.channels_shop_product?.title);
    case "channels_shop_order":
      return lines(
        `[channels_shop_order] ${message.channels_shop_order?.order_id ?? ""}`.trim(),
        message.channels_shop_order?.product_titles,
      );
    default:
      return `[${msgtype ?? "?"}]`;
  }
}

const media = {
  image: { name: "image.jpg", type: "image/jpeg" },
  voice: { name: "voice.amr", type: "audio/amr" },
  video: { name: "video.mp4", type: "video/mp4" },
  // WeCom does not tell the name beside the message; the bytes tell the kind.
  file: { name: "file", type: "application/octet-stream" },
} as const;

function filesOf(message: KfMessage): RemoteFile[] {
  const { msgtype } = message;
  if (msgtype !== "image" && msgtype !== "voice" && msgtype !== "video" && msgtype !== "file") return [];
  const mediaId = message[msgtype]?.media_id;
  return mediaId ? [{ ...media[msgtype], ref: { mediaId } }] : [];
}
