import { createHash } from "node:crypto";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { sendParts } from "../toolkit/send-parts.ts";
import type { Measure } from "../toolkit/split-text.ts";
import { callLine } from "./call.ts";
import { messageId } from "./message-id.ts";

/** Letters of one message, as LINE counts: an emoji is two or more. */
export const MAX_TEXT = 5_000;
const utf16Units: Measure = (text) => text.length;

/** Pushes a message to a person, in as many parts as it needs. @throws ChannelError */
export async function sendToPerson(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  if (message.attachments.length > 0) throw new ChannelError("rejected", "LINE takes no files from us.");
  let part = message.sentParts.length;
  return sendParts(message, ports, { limit: MAX_TEXT, measure: utf16Units }, async (content) => {
    const text = content.kind === "text" ? content.text : "";
    return push(account, { to, messages: [{ type: "text", text }] }, retryKey(message.externalId, part++), ports);
  });
}

/** Sends once, however often it is asked with the same key: LINE then says 409 and what it called the message. */
async function push(account: ChannelAccount, json: object, key: string, ports: SendPorts): Promise<string> {
  const headers = { "x-line-retry-key": key };
  const answer = await callLine(account, "/v2/bot/message/push", ports, { json, headers, accepts: [409] });
  const id = (answer.json as { sentMessages?: { id?: string }[] } | undefined)?.sentMessages?.[0]?.id;
  if (!id) throw new ChannelError("retry", `LINE gave an answer that is none (${answer.status}).`);
  return messageId(id);
}

/** The same UUID (RFC 9562, version 8) for the same part of the same message, whoever sends it. */
function retryKey(externalId: string, part: number): string {
  const bytes = createHash("sha256").update(`${externalId}\n${part}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
