import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { locationText } from "../toolkit/location-text.ts";
import { botIdOf } from "./account-config.ts";
import { messageId } from "./message-id.ts";
import type { TelegramMessage, TelegramUpdate } from "./update.ts";

/** Turns one update into a message: what was said, pressed, sent or shown. */
export function parseUpdate(update: TelegramUpdate, account: ChannelAccount): IncomingMessage {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const from = update.callback_query?.from ?? message?.from;
  if (!message || !from) throw new Error("The update holds no message of a person.");
  const id = (of: number) => messageId(account, message.chat.id, of);
  const pressed = update.callback_query;
  const answers = pressed ? message.message_id : message.reply_to_message?.message_id;
  return chatMessage({
    externalId: pressed ? `telegram:${botIdOf(account)}:press:${pressed.id}` : id(message.message_id),
    // In a private chat the chat is the person: the same number writes and is written to.
    sender: {
      kind: "telegram",
      address: String(message.chat.id),
      display: String(message.chat.id),
      name: [from.first_name, from.last_name].filter(Boolean).join(" ") || null,
    },
    text: pressed ? (pressed.data ?? "") : textOf(message),
    files: pressed ? [] : filesOf(message),
    answers: answers === undefined ? null : id(answers),
    writtenAt: new Date((message.edit_date ?? message.date) * 1_000),
  });
}

function textOf(message: TelegramMessage): string {
  const { location, venue, contact, sticker } = message;
  const shown = [
    message.text ?? message.caption,
    venue ? `${venue.title}, ${venue.address}` : null,
    location ? locationText(location) : null,
    contact ? `${[contact.first_name, contact.last_name].filter(Boolean).join(" ")} ${contact.phone_number}` : null,
    sticker?.emoji,
  ];
  return shown.filter(Boolean).join("\n");
}

function filesOf(message: TelegramMessage): RemoteFile[] {
  // A picture comes in several sizes, the largest last.
  const photo = message.photo?.at(-1);
  const still = message.sticker?.is_animated || message.sticker?.is_video ? undefined : message.sticker;
  const candidates = [
    photo && { ...photo, file_name: "photo.jpg", mime_type: "image/jpeg" },
    message.voice && { ...message.voice, file_name: "voice.ogg" },
    message.video_note && { ...message.video_note, file_name: "video.mp4", mime_type: "video/mp4" },
    still && { ...still, file_name: "sticker.webp", mime_type: "image/webp" },
    message.audio,
    message.video,
    // An animation is given as a document as well.
    message.animation ?? message.document,
  ];
  return candidates.flatMap((file) =>
    file
      ? [
          {
            name: file.file_name ?? "file",
            type: file.mime_type ?? "application/octet-stream",
            ref: { fileId: file.file_id },
          },
        ]
      : [],
  );
}
