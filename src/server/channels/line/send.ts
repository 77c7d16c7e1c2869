import { createHash } from "node:crypto";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import type { ProviderAnswer } from "../toolkit/call-provider.ts";
import { choiceLabels } from "../toolkit/choice-labels.ts";
import { filesAsLinks, LINK_DAYS } from "../toolkit/files-as-links.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import type { Measure } from "../toolkit/split-text.ts";
import { callLine } from "./call.ts";
import { messageId } from "./message-id.ts";
import { takeReplyToken } from "./reply-tokens.ts";

/** Letters of one message, as LINE counts: an emoji is two or more. */
export const MAX_TEXT = 5_000;
/** Characters on a quick reply, and of what it has the person say. */
const MAX_LABEL = 20;
const MAX_SAID = 300;
const utf16Units: Measure = (text) => text.length;

/** Sends a message to a person, in answer to what they just said where that is free, in as many parts as it needs. @throws ChannelError */
export async function sendToPerson(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  const { pictures, words } = apart(message);
  const complete = { ...(await filesAsLinks(words, ports)), attachments: pictures };
  const limits = { limit: MAX_TEXT, measure: utf16Units, linkDays: LINK_DAYS };
  let part = message.sentParts.length;
  return sendParts(complete, ports, limits, async (content) => {
    const said = content.kind === "text" ? textOf(content) : pictureAt(content.url);
    const token = part === 0 ? takeReplyToken(account.id, to, ports.now()) : null;
    const key = retryKey(message.externalId, part++);
    const free = token === null ? null : await reply(account, { replyToken: token, messages: [said] }, ports);
    return free ?? push(account, { to, messages: [said] }, key, ports);
  });
}

/** Quick replies (https://developers.line.biz/en/reference/messaging-api/#quick-reply): what is pressed is said by the person. */
function textOf({ text, choices = [] }: Extract<Part, { kind: "text" }>) {
  const fits = choices.every((choice) => utf16Units(choice) <= MAX_SAID);
  if (choices.length === 0 || !fits) return { type: "text", text };
  const labels = choiceLabels(choices, MAX_LABEL);
  const items = choices.map((said, index) => ({
    type: "action",
    action: { type: "message", label: labels[index]!, text: said },
  }));
  return { type: "text", text, quickReply: { items } };
}

/** LINE shows pictures; any other file it only takes from people. */
function apart(message: OutgoingMessage) {
  const isPicture = ({ type }: OutgoingMessage["attachments"][number]) => type === "image/jpeg" || type === "image/png";
  const pictures = message.attachments.filter(isPicture);
  return { pictures, words: { ...message, attachments: message.attachments.filter((file) => !isPicture(file)) } };
}

function pictureAt(url: string) {
  return { type: "image", originalContentUrl: url, previewImageUrl: url };
}

/** An answer to what was just said costs nothing. @returns null when the token was used or is too old after all */
async function reply(account: ChannelAccount, json: object, ports: SendPorts): Promise<string | null> {
  const answer = await callLine(account, "/v2/bot/message/reply", ports, { json, accepts: [400] });
  return answer.status === 400 ? null : sentId(answer);
}

/** Sends once, however often it is asked with the same key: LINE then says 409 and what it called the message. */
async function push(account: ChannelAccount, json: object, key: string, ports: SendPorts): Promise<string> {
  const headers = { "x-line-retry-key": key };
  const answer = await callLine(account, "/v2/bot/message/push", ports, { json, headers, accepts: [409] });
  return sentId(answer);
}

function sentId({ json, status }: ProviderAnswer): string {
  const id = (json as { sentMessages?: { id?: string }[] } | undefined)?.sentMessages?.[0]?.id;
  if (!id) throw new ChannelError("retry", `LINE gave an answer that is none (${status}).`);
  return messageId(id);
}

/** The same UUID (RFC 9562, version 8) for the same part of the same message, whoever sends it. */
function retryKey(externalId: string, part: number): string {
  const bytes = createHash("sha256").update(`${externalId}\n${part}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
