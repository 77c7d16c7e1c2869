import type { IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { locationText } from "../toolkit/location-text.ts";
import { momentOf } from "../toolkit/loose-json.ts";
import { messageId } from "./message-id.ts";
import type { LineEvent, LineMessage, Piece } from "./webhook.ts";

/** Turns one event into a message: what was said, sent, shown or pressed. @throws Error for what no person did */
export function parseEvent({ event, name }: Piece): IncomingMessage {
  const { message, postback, source, timestamp } = event;
  const userId = source?.userId;
  const id = message?.id ?? event.webhookEventId;
  if (!userId || !id) throw new Error("The event holds no message of a person.");
  const files = message ? filesOf(message) : [];
  const text = message ? textOf(message) : (postback && pressedText(postback)) || "";
  return chatMessage({
    externalId: messageId(id),
    sender: { kind: "line", address: userId, display: userId, name },
    text,
    files,
    answers: message?.quotedMessageId ? messageId(message.quotedMessageId) : null,
    writtenAt: momentOf(timestamp, "ms"),
    problems: text === "" && files.length === 0 ? [{ code: "unsupported", detail: message?.type ?? event.type }] : [],
  });
}

function textOf(message: LineMessage): string {
  const { type, text, title, address, latitude, longitude, keywords, contentProvider } = message;
  if (type === "location" && typeof latitude === "number" && typeof longitude === "number") {
    return locationText({ latitude, longitude, label: [title, address].filter(Boolean).join(", ") });
  }
  // A sticker is a picture that LINE gives to nobody, with words for what it means.
  if (type === "sticker") return text ?? `[${keywords?.slice(0, 3).join(", ") || "sticker"}]`;
  return text ?? contentProvider?.originalContentUrl ?? "";
}

function pressedText({ data, params }: NonNullable<LineEvent["postback"]>): string {
  return [data, ...Object.values(params ?? {})].filter(Boolean).join("\n");
}

const FILES: Record<string, { name: string; type: string }> = {
  image: { name: "image.jpg", type: "image/jpeg" },
  video: { name: "video.mp4", type: "video/mp4" },
  audio: { name: "audio.m4a", type: "audio/mp4" },
  file: { name: "file", type: "application/octet-stream" },
};

function filesOf({ id, type, fileName, contentProvider }: LineMessage): RemoteFile[] {
  const file = FILES[type];
  // What lies elsewhere is somebody's page, shown by its address.
  if (!file || contentProvider?.type === "external") return [];
  return [{ ...file, name: fileName ?? file.name, ref: { messageId: id } }];
}
