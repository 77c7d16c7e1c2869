import {
  type ChannelAccount,
  type ChannelCapabilities,
  ChannelError,
  type OutgoingMessage,
  type SendPorts,
} from "../../kernel/channel/index.ts";
import { refuseFiles } from "../toolkit/refuse-files.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import { utf8Bytes } from "../toolkit/split-text.ts";
import { menuOf } from "../toolkit/tencent/menu.ts";
import { wechatApi } from "./api.ts";
import { sendTemplate } from "./templates/send-template.ts";

/** Bytes of one text. */
export const MAX_TEXT = 2_048;
const MB = 1_048_576;

/** Files with the bytes of the largest (https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia). */
export const fileTypes: NonNullable<ChannelCapabilities["fileTypes"]> = {
  "image/jpeg": 10 * MB,
  "image/png": 10 * MB,
  "image/gif": 10 * MB,
  "audio/amr": 2 * MB,
  "audio/mpeg": 2 * MB,
  "video/mp4": 10 * MB,
};

/** Hands a message to a follower, in as many parts as it needs. @throws ChannelError */
export async function sendToFollower(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const touser = message.recipients.to[0]?.address;
  if (!touser) throw new ChannelError("rejected", "The message names nobody.");
  if (message.template) return sendTemplate(message, message.template, touser, account, ports);
  refuseFiles(message, { fileTypes });
  let number = message.sentParts.length;
  return sendParts(message, ports, { limit: MAX_TEXT, measure: utf8Bytes }, async (part) => {
    const content = await contentOf(part, account, ports);
    await wechatApi.call(account, "/cgi-bin/message/custom/send", { touser, ...content }, ports);
    // WeChat does not name what it takes, nor tell later what became of it.
    return `wechat:sent:${message.externalId}:${number++}`;
  });
}

function textOf({ text, choices = [] }: Extract<Part, { kind: "text" }>) {
  const menu = menuOf(text, choices);
  if (!menu) return { msgtype: "text", text: { content: text } };
  const list = menu.items.map((content, index) => ({ id: String(index + 1), content }));
  return { msgtype: "msgmenu", msgmenu: { head_content: menu.head, list } };
}

async function contentOf(part: Part, account: ChannelAccount, ports: SendPorts): Promise<Record<string, unknown>> {
  if (part.kind === "text") return textOf(part);
  const kind = part.type.startsWith("image/") ? "image" : part.type.startsWith("video/") ? "video" : "voice";
  const media_id = await wechatApi.uploadMedia(account, kind, part, ports);
  if (kind !== "video") return { msgtype: kind, [kind]: { media_id } };
  return { msgtype: kind, video: { media_id, thumb_media_id: media_id, title: part.name, description: "" } };
}
