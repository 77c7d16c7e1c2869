import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import { utf8Bytes } from "../toolkit/split-text.ts";
import { menuOf } from "../toolkit/tencent/menu.ts";
import type { MediaType } from "../toolkit/tencent/tencent-api.ts";
import { wecomApi } from "./api.ts";

/** Bytes of one text (https://developer.work.weixin.qq.com/document/path/94677). */
export const MAX_TEXT = 2_048;
const MB = 1_048_576;
/** Of files that are shown as what they are, with the bytes of the largest; others go as files, up to 20 MB. */
const shown: Readonly<Record<string, { as: MediaType; maxBytes: number }>> = {
  "image/jpeg": { as: "image", maxBytes: 10 * MB },
  "image/png": { as: "image", maxBytes: 10 * MB },
  "audio/amr": { as: "voice", maxBytes: 2 * MB },
  "video/mp4": { as: "video", maxBytes: 10 * MB },
};

/** Hands a message to a customer of a customer service account, in as many parts as it needs. @throws ChannelError */
export function sendToCustomer(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const [open_kfid, touser] = message.recipients.to[0]?.address.split(":") ?? [];
  if (!open_kfid || !touser) throw new ChannelError("rejected", "The message names nobody.");
  return sendParts(message, ports, { limit: MAX_TEXT, measure: utf8Bytes }, async (part) => {
    const content = await contentOf(part, account, ports);
    const { msgid } = await wecomApi.call<{ msgid: string }>(
      account,
      "/cgi-bin/kf/send_msg",
      { touser, open_kfid, ...content },
      ports,
    );
    return msgid;
  });
}

function textOf({ text, choices = [] }: Extract<Part, { kind: "text" }>) {
  const menu = menuOf(text, choices);
  if (!menu) return { msgtype: "text", text: { content: text } };
  const list = menu.items.map((content, index) => ({ type: "click", click: { id: String(index + 1), content } }));
  return { msgtype: "msgmenu", msgmenu: { head_content: menu.head, list } };
}

async function contentOf(part: Part, account: ChannelAccount, ports: SendPorts): Promise<Record<string, unknown>> {
  if (part.kind === "text") return textOf(part);
  const known = shown[part.type];
  const msgtype = known && part.content.byteLength <= known.maxBytes ? known.as : "file";
  // Names with these are refused.
  const name = part.name.replace(/[\\/:]/g, "_");
  const media_id = await wecomApi.uploadMedia(account, msgtype, { ...part, name }, ports);
  return { msgtype, [msgtype]: { media_id } };
}
