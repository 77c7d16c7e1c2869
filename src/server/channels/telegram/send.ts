import { FormData } from "undici";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import { callBot } from "./call.ts";
import { messageId } from "./message-id.ts";

/** Characters of one message (https://core.telegram.org/bots/api#sendmessage). */
export const MAX_TEXT = 4_096;
/** Larger pictures go as files (https://core.telegram.org/bots/api#sendphoto). */
const MAX_PHOTO = 10 * 1_048_576;

/** Hands a message to its chat, in as many parts as it needs. @throws ChannelError */
export function sendToChat(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const chat = message.recipients.to[0]?.address;
  if (!chat) throw new ChannelError("rejected", "The message names nobody.");
  return sendParts(message, ports, { limit: MAX_TEXT }, async (part) => {
    const sent =
      part.kind === "text"
        ? await callBot<{ message_id: number }>(account, "sendMessage", textOf(chat, part), ports)
        : await sendFile(account, chat, part, ports);
    return messageId(account, chat, sent.message_id);
  });
}

/** A keyboard in place of letters: what is pressed is sent as words (https://core.telegram.org/bots/api#replykeyboardmarkup). */
function textOf(chat: string, { text, choices = [] }: Extract<Part, { kind: "text" }>) {
  const said = { chat_id: chat, text };
  if (choices.length === 0) return said;
  const keyboard = choices.map((choice) => [{ text: choice }]);
  return { ...said, reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true } };
}

function sendFile(account: ChannelAccount, chat: string, file: Extract<Part, { kind: "file" }>, ports: SendPorts) {
  const isPhoto = /^image\/(?:jpeg|png|webp)$/.test(file.type) && file.content.byteLength <= MAX_PHOTO;
  const form = new FormData();
  form.set("chat_id", chat);
  form.set(isPhoto ? "photo" : "document", new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
  return callBot<{ message_id: number }>(account, isPhoto ? "sendPhoto" : "sendDocument", form, ports, 120_000);
}
