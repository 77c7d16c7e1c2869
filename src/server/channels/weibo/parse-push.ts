import { createHash } from "node:crypto";
import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { locationText } from "../toolkit/location-text.ts";
import { nameless } from "../toolkit/nameless.ts";
import { weiboConfigOf } from "./account-config.ts";

/** What Weibo posts (https://open.weibo.com/wiki/消息推送服务). */
export type WeiboPush = {
  type?: string;
  receiver_id?: number | string;
  sender_id?: number | string;
  /** as in "Mon Jul 16 18:09:20 +0800 2012" */
  created_at?: string;
  text?: string;
  data?: Data | null;
};

type Data = {
  subtype?: string;
  key?: string | number;
  tovfid?: string | number;
  longitude?: string | number;
  latitude?: string | number;
};

/**
 * What a push is called, the same when it is sent again. Weibo's have no number and tell the second alone: what was said
 * belongs to it, or two short messages would be one.
 */
export function pushId(push: WeiboPush, account: Pick<ChannelAccount, "config">): string {
  const { type, sender_id, created_at, text, data } = push;
  const said = createHash("sha256")
    .update(JSON.stringify([type, created_at, text, data]))
    .digest("base64url");
  return `weibo:${weiboConfigOf(account).uid}:${sender_id}:${said.slice(0, 22)}`;
}

/** Whether a person says something by it: following, subscribing, scanned codes and opened links are no words. */
export function saysSomething({ type, sender_id, data }: WeiboPush): boolean {
  if (!/^\d{1,20}$/.test(String(sender_id ?? "")) || typeof type !== "string") return false;
  return type !== "event" || (data?.subtype === "click" && Boolean(data.key));
}

/** Turns a push into a message: what somebody wrote, showed or pressed, or a post in which they name us. */
export function parsePush(push: WeiboPush, account: ChannelAccount): IncomingMessage {
  if (!saysSomething(push)) throw new Error("The push holds nothing that a person said.");
  const address = String(push.sender_id);
  return chatMessage({
    externalId: pushId(push, account),
    sender: { kind: "weibo", address, display: nameless("微博", address), name: null },
    text: textOf(push),
    files: filesOf(push),
    writtenAt: dateOf(push.created_at),
  });
}

/** What Weibo puts where nobody wrote anything. */
const DEFAULTS = /^(?:分享图片|发了一个图片消息|分享语音|发了一个语音消息|分享位置|发送了一个位置)$/;

function textOf({ type, text: given, data }: WeiboPush): string {
  const said = typeof given === "string" ? given : "";
  const text = DEFAULTS.test(said.trim()) ? "" : said;
  if (type === "event") return String(data?.key ?? "");
  if (type === "mention") {
    const post = data?.subtype === "status" && data.key ? `https://m.weibo.cn/status/${data.key}` : "";
    return [text, post].filter(Boolean).join("\n");
  }
  if (type === "position") {
    const [latitude, longitude] = [Number(data?.latitude ?? Number.NaN), Number(data?.longitude ?? Number.NaN)];
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return said;
    return locationText({ latitude, longitude, label: text, datum: "gcj02" });
  }
  return text;
}

function filesOf({ type, data }: WeiboPush): RemoteFile[] {
  // The sender's own copy has another id, which our token does not open.
  const fid = data?.tovfid;
  if (!fid || (type !== "image" && type !== "voice")) return [];
  const kind = type === "image" ? { name: "image.jpg", type: "image/jpeg" } : { name: "voice.amr", type: "audio/amr" };
  return [{ ...kind, ref: { fid: String(fid) } }];
}

function dateOf(text: unknown): Date | null {
  const date = new Date(typeof text === "string" ? text : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
