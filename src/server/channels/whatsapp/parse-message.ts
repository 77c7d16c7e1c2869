import type { IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { wholeChoice } from "../toolkit/choice-labels.ts";
import { locationText } from "../toolkit/location-text.ts";
import { momentOf } from "../toolkit/loose-json.ts";
import { nameFile } from "../toolkit/name-file.ts";
import { senderOf } from "./handle.ts";
import { messageId } from "./message-id.ts";
import type { WhatsAppMessage } from "./notification.ts";
import type { Piece } from "./read-notification.ts";

type ListReply = NonNullable<WhatsAppMessage["interactive"]>["list_reply"];

/** Turns one message of a notification into ours. @throws Error for what no person wrote */
export function parseMessage({ message, contacts }: Piece): IncomingMessage {
  const sender = senderOf(message, contacts);
  if (!sender) throw new Error("The message names no sender.");
  const [text, files] = [textOf(message), filesOf(message)];
  const answers = message.reaction?.message_id ?? message.context?.id;
  const isEmpty = text === "" && files.length === 0;
  return chatMessage({
    externalId: messageId(message.id),
    sender,
    text,
    files,
    answers: answers ? messageId(answers) : null,
    writtenAt: momentOf(message.timestamp, "s"),
    // A poll, a picture to be seen once: WhatsApp says that there was something, and not what.
    problems: isEmpty ? [{ code: "unsupported", detail: faultOf(message) }] : [],
  });
}

function faultOf({ errors, type }: WhatsAppMessage): string {
  const fault = errors?.[0];
  return fault?.error_data?.details ?? fault?.message ?? fault?.title ?? type;
}

function textOf(message: WhatsAppMessage): string {
  const { interactive, location, order } = message;
  const listed = interactive?.list_reply;
  const shown = [
    message.text?.body,
    message.image?.caption ?? message.video?.caption ?? message.document?.caption,
    message.button?.text,
    interactive?.button_reply && wholeChoice(interactive.button_reply.title, interactive.button_reply.id),
    listed && pressedInList(listed),
    interactive?.nfm_reply?.body,
    location && locationText({ ...location, label: [location.name, location.address].filter(Boolean).join(", ") }),
    ...(message.contacts ?? []).map(contactText),
    message.reaction?.emoji,
    order?.text,
    ...(order?.product_items ?? []).map((item) => `${item.quantity} × ${item.product_retailer_id}`),
  ];
  return shown.filter(Boolean).join("\n");
}

/** One of ours says all of its words; of other lists, title and description are what was read. */
function pressedInList({ id, title, description }: NonNullable<ListReply>): string {
  const whole = wholeChoice(title, id);
  return whole === id ? whole : [title, description].filter(Boolean).join(" – ");
}

function contactText({ name, phones = [], emails = [] }: NonNullable<WhatsAppMessage["contacts"]>[number]): string {
  const ways = [...phones.map(({ phone, wa_id }) => phone ?? wa_id), ...emails.map(({ email }) => email)];
  return [name?.formatted_name, ...ways].filter(Boolean).join(" ");
}

function filesOf(message: WhatsAppMessage): RemoteFile[] {
  return (["image", "video", "audio", "document", "sticker"] as const).flatMap((kind) => {
    const media = message[kind];
    if (!media) return [];
    const type = media.mime_type ?? "application/octet-stream";
    return [{ name: media.filename || nameFile(kind, type), type, ref: { mediaId: media.id } }];
  });
}
