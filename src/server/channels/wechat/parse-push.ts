import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { locationText } from "../toolkit/location-text.ts";
import { momentOf } from "../toolkit/loose-json.ts";
import { nameless } from "../toolkit/nameless.ts";
import type { Push } from "../toolkit/tencent/read-push.ts";
import { wechatConfigOf } from "./account-config.ts";

/** What a push is called, the same when it is sent again: by its number, or by who did what when where it has none. */
export function pushId(push: Push, account: Pick<ChannelAccount, "config">): string {
  const { appId } = wechatConfigOf(account);
  const { MsgId, FromUserName, CreateTime, Event } = push;
  return `wechat:${appId}:${MsgId ?? `${Event}:${FromUserName}:${CreateTime}`}`;
}

/**
 * Whether a person says something by it. Following, leaving, scanned codes and opened links are no words, nor is what a
 * device of theirs reports; a pressed menu button is, as long as it has a key.
 */
export function saysSomething(push: Push): boolean {
  if (!push.FromUserName || !push.MsgType || push.MsgType.startsWith("device_")) return false;
  return push.MsgType !== "event" || (push.Event === "CLICK" && Boolean(push.EventKey));
}

/** Turns a push into a message (https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html). */
export function parsePush(push: Push, account: ChannelAccount): IncomingMessage {
  const { FromUserName: openId, CreateTime } = push;
  if (!openId || !saysSomething(push)) throw new Error("The push holds nothing that a person said.");
  return chatMessage({
    externalId: pushId(push, account),
    // Names have not been told since 2021; the id is one for each person and official account.
    sender: { kind: "wechat", address: openId, display: nameless("微信", openId), name: null },
    text: textOf(push),
    files: filesOf(push),
    writtenAt: momentOf(CreateTime, "s"),
  });
}

function textOf(push: Push): string {
  switch (push.MsgType) {
    case "text":
      return push.Content ?? "";
    case "event":
      return push.EventKey ?? "";
    case "location": {
      const [latitude, longitude] = [Number(push.Location_X), Number(push.Location_Y)];
      if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return push.Label ?? "";
      return locationText({ latitude, longitude, label: push.Label, datum: "gcj02" });
    }
    case "image":
    case "video":
    case "shortvideo":
      return "";
    case "voice":
      // What WeChat heard in it, where the account has that switched on.
      return push.Recognition ?? "";
    default:
      // Links; files, which no API gives out; and what WeChat comes up with next.
      return [push.Title ?? `[${push.MsgType}]`, push.Description, push.Url].filter(Boolean).join("\n");
  }
}

const media: Readonly<Record<string, { name: string; type: string }>> = {
  image: { name: "image.jpg", type: "image/jpeg" },
  voice: { name: "voice.amr", type: "audio/amr" },
  video: { name: "video.mp4", type: "video/mp4" },
  shortvideo: { name: "video.mp4", type: "video/mp4" },
};

function filesOf({ MsgType = "", MediaId, Format }: Push): RemoteFile[] {
  const known = Object.hasOwn(media, MsgType) ? media[MsgType]! : null;
  if (!known || !MediaId) return [];
  const isSpeex = MsgType === "voice" && Format?.toLowerCase() === "speex";
  return [{ ...(isSpeex ? { name: "voice.speex", type: "audio/speex" } : known), ref: { mediaId: MediaId } }];
}
