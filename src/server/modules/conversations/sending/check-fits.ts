import type { Recipients } from "../../../../shared/contract/conversations.ts";
import type { ChannelCapabilities } from "../../../kernel/channel.ts";
import { attachmentsNotTaken, messageTooLarge, noRecipient, textTooLong, tooManyRecipients } from "../errors.ts";

/** Attachments travel as base64 with line breaks: a third and a bit more than their size. */
const TRANSPORT_FACTOR = 1.37;

/** A text that fills more messages than this is no chat any more. */
export const MAX_PARTS = 10;

/** The longest text a channel carries, in as many messages as we send for one. */
export function longestText({ maxLength, splits }: ChannelCapabilities): number | null {
  return maxLength !== null && splits ? maxLength * MAX_PARTS : maxLength;
}

/** Refuses what a channel cannot carry before it is stored: its author can still change it now. */
export function checkFits(
  capabilities: ChannelCapabilities,
  message: { text: string; recipients: Recipients; attachments: readonly { size: number }[] },
): void {
  const { to, cc, bcc } = message.recipients;
  const everybody = to.length + cc.length + bcc.length;
  if (everybody === 0) throw noRecipient();
  if (!capabilities.copies && everybody > 1) throw tooManyRecipients();
  const longest = longestText(capabilities);
  if (longest !== null && [...message.text].length > longest) throw textTooLong({ limit: longest });
  if (message.attachments.length > 0 && !capabilities.attachments) throw attachmentsNotTaken();
  const bytes = message.attachments.reduce((sum, file) => sum + file.size, 0) + Buffer.byteLength(message.text);
  const size = Math.ceil(bytes * TRANSPORT_FACTOR);
  if (capabilities.maxBytes !== null && size > capabilities.maxBytes) {
    throw messageTooLarge({ size, limit: capabilities.maxBytes });
  }
}
