import {
  type ChannelAccount,
  type ChannelCapabilities,
  ChannelError,
  type OutgoingMessage,
  type SendPorts,
} from "../../kernel/channel/index.ts";
import { refuseFiles } from "../toolkit/refuse-files.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import { callQq } from "./api.ts";
import { messageId, qqIdOf } from "./event.ts";

/** QQ does not say how long a text may be; this much is taken. */
export const MAX_TEXT = 2_000;
const MB = 1_048_576;
/** Of each kind of file what QQ calls it (https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/rich-media.html). */
const kinds: Readonly<Record<string, 1 | 2 | 3>> = { "image/jpeg": 1, "image/png": 1, "video/mp4": 2, "audio/amr": 3 };
export const fileTypes: NonNullable<ChannelCapabilities["fileTypes"]> = Object.fromEntries(
  Object.keys(kinds).map((type) => [type, 10 * MB]),
);
/** More than the parts of any message. */
const MOST_PARTS = 20;

/**
 * Hands a message to a person, in as many parts as it needs, as answers to what they wrote last: QQ lets a bot say nothing
 * else. Each part bears a number of its own, by which QQ knows it again.
 *
 * @throws ChannelError
 */
export async function sendToPerson(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  refuseFiles(message, { fileTypes });
  const msg_id = [message.inReplyTo, ...message.threadRefs].flatMap((ref) => qqIdOf(account, ref ?? "") ?? [])[0];
  let number = message.sentParts.length;
  return sendParts(message, ports, { limit: MAX_TEXT }, async (part) => {
    const msg_seq = (message.id % 100_000_000) * MOST_PARTS + number++;
    const content = await contentOf(part, to, account, ports);
    const path = `/v2/users/${encodeURIComponent(to)}/messages`;
    const { id } = await callQq<{ id?: string }>(account, path, { ...content, msg_id, msg_seq }, ports);
    // One that was taken before, or is looked at first, has no name.
    return `sent:${messageId(account, id ?? `${message.externalId}:${msg_seq}`)}`;
  });
}

async function contentOf(part: Part, to: string, account: ChannelAccount, ports: SendPorts) {
  if (part.kind === "text") return { msg_type: 0, content: part.text };
  const path = `/v2/users/${encodeURIComponent(to)}/files`;
  const file_data = Buffer.from(part.content).toString("base64");
  const file = { file_type: kinds[part.type], file_data, srv_send_msg: false };
  const { file_info } = await callQq<{ file_info: string }>(account, path, file, ports, 120_000);
  // Without any content QQ refuses files.
  return { msg_type: 7, content: " ", media: { file_info } };
}
