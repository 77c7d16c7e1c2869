import type { IncomingMessage, RemoteFile } from "../../../../kernel/channel/index.ts";
import { chatMessage } from "../../chat-message.ts";
import { wholeChoice } from "../../choice-labels.ts";
import { locationText } from "../../location-text.ts";
import { momentOf, objectsOf } from "../../loose-json.ts";
import { type Flavour, messageId } from "./flavour.ts";
import type { Attachment, Messaging, Piece } from "./notification.ts";

/** Turns one piece of a notification into a message. @throws Error for what no person said */
export function parseMessaging(flavour: Flavour, { messaging, name }: Piece): IncomingMessage {
  const { sender, timestamp, message, message_edit: edit, postback, reaction } = messaging;
  const person = sender?.id;
  if (!person) throw new Error("It names no sender.");
  const attachments = objectsOf<Attachment>(message?.attachments);
  const text = [
    (message?.text && wholeChoice(message.text, message.quick_reply?.payload)) ??
      edit?.text ??
      postback?.title ??
      postback?.payload ??
      reaction?.emoji ??
      reaction?.reaction,
    ...attachments.map(attachmentText),
  ];
  const files = attachments.flatMap(fileOf);
  const shown = text.filter(Boolean).join("\n");
  const answers = message?.reply_to?.mid ?? reaction?.mid;
  return chatMessage({
    externalId: messageId(flavour, idOf(messaging)),
    sender: { kind: flavour.channel, address: person, display: person, name },
    text: shown,
    files,
    answers: answers ? messageId(flavour, answers) : null,
    writtenAt: momentOf(timestamp, "ms"),
    problems: shown === "" && files.length === 0 ? [{ code: "unsupported" }] : [],
  });
}

/** A changed message keeps its id: what is new in it stands beside what it was. */
function idOf({ sender, timestamp, message, message_edit: edit, postback, reaction }: Messaging): string {
  const known = message?.mid ?? edit?.mid ?? postback?.mid;
  if (known) return known;
  return reaction ? `${reaction.mid}#reaction:${timestamp}` : `postback:${sender?.id}:${timestamp}`;
}

const FILES: Record<string, { name: string; type: string }> = {
  image: { name: "image.jpg", type: "image/jpeg" },
  video: { name: "video.mp4", type: "video/mp4" },
  audio: { name: "audio.m4a", type: "audio/mp4" },
  file: { name: "file", type: "application/octet-stream" },
  // A story in which somebody names the shop is gone after a day.
  story_mention: { name: "story", type: "application/octet-stream" },
};

function fileOf({ type = "", payload }: Attachment): RemoteFile[] {
  const file = FILES[type];
  const url = payload?.url;
  if (!file || typeof url !== "string" || !URL.canParse(url)) return [];
  return [{ ...file, name: nameIn(url) ?? file.name, ref: { url } }];
}

/** The file's own name, where the address ends in one. */
function nameIn(url: string): string | null {
  const last = new URL(url).pathname.split("/").at(-1)!;
  return /^[\w.-]+\.\w{2,5}$/.test(last) ? last : null;
}

/** What is no file: a post that was shared, a reel, a place. */
function attachmentText({ type = "", payload }: Attachment): string {
  const at = payload?.coordinates;
  if (typeof at?.lat === "number" && typeof at.long === "number") {
    return locationText({ latitude: at.lat, longitude: at.long, ...(payload?.title && { label: payload.title }) });
  }
  return FILES[type] ? "" : [payload?.title, payload?.url].filter(Boolean).join("\n");
}
