import { FormData } from "undici";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { type Part, sendOnce, sendParts } from "../toolkit/send-parts.ts";
import { callWhatsApp } from "./call.ts";
import { withChoices } from "./choices.ts";
import { recipientFields } from "./handle.ts";
import { messageId } from "./message-id.ts";
import { templateContent } from "./templates/template-content.ts";

/** Characters of one message. */
export const MAX_TEXT = 4_096;

const MB = 1_048_576;
/** What is shown as such, and up to which size; all else goes as a document. */
const MEDIA = [
  { kind: "image", types: /^image\/(?:jpeg|png)$/, bytes: 5 * MB },
  { kind: "video", types: /^video\/(?:mp4|3gpp)$/, bytes: 16 * MB },
  { kind: "audio", types: /^audio\/(?:aac|amr|mpeg|mp4|ogg)$/, bytes: 16 * MB },
] as const;

/** Hands a message to a person, in as many parts as it needs. @throws ChannelError */
export function sendToPerson(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const address = message.recipients.to[0]?.address;
  if (!address) throw new ChannelError("rejected", "The message names nobody.");
  const hand = async (content: object) => {
    const json = {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      ...recipientFields(address),
      ...content,
    };
    const answer = await callWhatsApp<{ messages?: { id?: string }[] }>(account, "messages", { json }, ports);
    const id = answer.messages?.[0]?.id;
    if (!id) throw new ChannelError("retry", "WhatsApp did not say what it calls the message.");
    return messageId(id);
  };
  if (message.template) {
    const content = templateContent(message.template);
    return sendOnce(message, ports, () => hand(content));
  }
  return sendParts(message, ports, { limit: MAX_TEXT }, async (part) =>
    hand(
      part.kind === "text"
        ? (withChoices(part.text, part.choices ?? []) ?? textOf(part.text))
        : await fileOf(account, part, ports),
    ),
  );
}

function textOf(body: string) {
  return { type: "text", text: { body, preview_url: true } };
}

async function fileOf(account: ChannelAccount, file: Extract<Part, { kind: "file" }>, ports: SendPorts) {
  const body = new FormData();
  body.set("messaging_product", "whatsapp");
  body.set("type", file.type);
  body.set("file", new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
  const { id } = await callWhatsApp<{ id?: string }>(account, "media", { body, timeoutMs: 120_000 }, ports);
  if (!id) throw new ChannelError("retry", "WhatsApp did not say what it calls the file.");
  const media = MEDIA.find(({ types, bytes }) => types.test(file.type) && file.content.byteLength <= bytes);
  return media
    ? { type: media.kind, [media.kind]: { id } }
    : { type: "document", document: { id, filename: file.name } };
}
