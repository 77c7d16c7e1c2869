import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { objectsOf } from "../toolkit/loose-json.ts";
import { qqConfigOf } from "./account-config.ts";

/** What QQ posts (https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html). */
export type QqPayload = { id?: string; op?: number; t?: string; d?: QqMessage & Challenge };

type Challenge = { plain_token?: unknown; event_ts?: unknown };

/** A message in a talk of two (https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/event.html). */
export type QqMessage = {
  id?: string;
  author?: { user_openid?: string };
  content?: string;
  timestamp?: string;
  attachments?: { content_type?: string; filename?: string; url?: string }[];
};

/** What a message is called, whoever wrote it. */
export function messageId(account: Pick<ChannelAccount, "config">, id: string): string {
  return `${prefixOf(account)}${id}`;
}

/** QQ's own id of a message, by ours; null for one that is not this bot's. */
export function qqIdOf(account: Pick<ChannelAccount, "config">, externalId: string): string | null {
  const prefix = prefixOf(account);
  return externalId.startsWith(prefix) ? externalId.slice(prefix.length) : null;
}

function prefixOf(account: Pick<ChannelAccount, "config">): string {
  return `qq:${qqConfigOf(account).appId}:`;
}

/** The message of a person who talks with the bot alone; null for everything else. */
export function messageOf({ op, t, d }: QqPayload): QqMessage | null {
  if (op !== 0 || t !== "C2C_MESSAGE_CREATE" || d === null || typeof d !== "object") return null;
  return typeof d.id === "string" && d.id !== "" && typeof d.author?.user_openid === "string" ? d : null;
}

/** Turns what a person wrote or sent into a message. */
export function parseMessage(message: QqMessage, account: ChannelAccount): IncomingMessage {
  const { id, author, content, timestamp } = message;
  const address = author?.user_openid;
  if (!id || !address) throw new Error("The message is nobody's.");
  const writtenAt = new Date(typeof timestamp === "string" ? timestamp : Number.NaN);
  return chatMessage({
    externalId: messageId(account, id),
    // QQ tells bots no names, and of each person an id of its own to each bot.
    sender: { kind: "qq", address, display: address, name: null },
    text: typeof content === "string" ? content.trim() : "",
    files: objectsOf<NonNullable<QqMessage["attachments"]>[number]>(message.attachments).flatMap(fileOf),
    writtenAt: Number.isNaN(writtenAt.getTime()) ? null : writtenAt,
  });
}

function fileOf({ content_type: given, filename, url }: NonNullable<QqMessage["attachments"]>[number]): RemoteFile[] {
  if (typeof url !== "string" || url === "") return [];
  const named = typeof filename === "string" && filename !== "" ? filename : null;
  const address = /^https?:\/\//.test(url) ? url : `https://${url.replace(/^\/\//, "")}`;
  if (given === "voice") return [{ name: named ?? "voice.amr", type: "audio/amr", ref: { url: address } }];
  const type = typeof given === "string" && given.includes("/") ? given : "application/octet-stream";
  return [{ name: named ?? "file", type, ref: { url: address } }];
}
