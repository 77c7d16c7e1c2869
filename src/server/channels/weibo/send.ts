import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { sendParts } from "../toolkit/send-parts.ts";
import { callWeibo, urlAt } from "./call.ts";

/** Characters of one text, Chinese or not (https://open.weibo.com/wiki/Send_Customer_Service_Message). */
export const MAX_TEXT = 300;

/** Hands a message to a person, in as many parts as it needs. @throws ChannelError */
export async function sendToPerson(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const receiver_id = message.recipients.to[0]?.address;
  if (!receiver_id) throw new ChannelError("rejected", "The message names nobody.");
  if (message.attachments.length > 0) throw new ChannelError("rejected", "Weibo takes no files by its API.");
  let number = message.sentParts.length;
  return sendParts(message, ports, { limit: MAX_TEXT }, async (part) => {
    const data = JSON.stringify({ text: part.kind === "text" ? part.text : "" });
    const url = urlAt("m.api", "/2/messages/reply.json", account);
    await callWeibo(account, url, { receiver_id, type: "text", data, save_sender_box: "1" }, ports);
    // Weibo does not name what it takes.
    return `weibo:sent:${message.externalId}:${number++}`;
  });
}
