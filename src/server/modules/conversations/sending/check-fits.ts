import type { Recipients } from "../../../../shared/contract/conversations.ts";
import type { ChannelCapabilities } from "../../../kernel/channel/index.ts";
import {
  attachmentsNotTaken,
  fileNotTaken,
  messageTooLarge,
  noRecipient,
  textTooLong,
  tooManyRecipients,
} from "../errors.ts";

/** Attachments travel as base64 with line breaks: a third and a bit more than their size. */
const TRANSPORT_FACTOR = 1.37;

/** A text that fills more messages than this is no chat any more. */
export const MAX_PARTS = 10;

/** The longest text a channel carries, in as many messages as we send for one. */
export function longestText({ maxLength, splits, session }: ChannelCapabilities): number | null {
  const parts = Math.min(MAX_PARTS, session?.messages ?? MAX_PARTS);
  return maxLength !== null && splits ? maxLength * parts : maxLength;
}

/** How many messages a text and so many files go out in. */
export function countParts({ maxLength, lengthInBytes }: ChannelCapabilities, text: string, files: number): number {
  const length = lengthInBytes ? Buffer.byteLength(text) : [...text].length;
  return (maxLength === null ? 1 : Math.ceil(length / maxLength)) + files;
}

type Attached = { name: string; type: string; size: number };

/** Refuses what a channel cannot carry before it is stored: its author can still change it now. */
export function checkFits(
  capabilities: ChannelCapabilities,
  message: { text: string; recipients: Recipients; attachments: readonly Attached[] },
): void {
  const { to, cc, bcc } = message.recipients;
  const everybody = to.length + cc.length + bcc.length;
  if (everybody === 0) throw noRecipient();
  if (!capabilities.copies && everybody > 1) throw tooManyRecipients();
  const longest = longestText(capabilities);
  const length = capabilities.lengthInBytes ? Buffer.byteLength(message.text) : [...message.text].length;
  if (longest !== null && length > longest) {
    throw textTooLong({ limit: capabilities.lengthInBytes ? Math.floor(longest / 3) : longest });
  }
  if (message.attachments.length > 0 && !capabilities.attachments) throw attachmentsNotTaken();
  for (const file of message.attachments) refuseFile(capabilities, file);
  const bytes = message.attachments.reduce((sum, file) => sum + file.size, 0) + Buffer.byteLength(message.text);
  const size = Math.ceil(bytes * TRANSPORT_FACTOR);
  if (capabilities.maxBytes !== null && size > capabilities.maxBytes) {
    throw messageTooLarge({ size, limit: capabilities.maxBytes });
  }
}

function refuseFile({ fileTypes }: ChannelCapabilities, { name, type, size }: Attached): void {
  if (!fileTypes) return;
  const limit = fileTypes[type];
  if (limit === undefined) throw fileNotTaken({ name, kinds: Object.keys(fileTypes).join(", ") });
  if (size > limit) throw messageTooLarge({ size, limit });
}
