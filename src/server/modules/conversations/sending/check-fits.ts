import type { Recipients } from "../../../../shared/contract/conversations.ts";
import type { ChannelCapabilities } from "../../../kernel/channel.ts";
import { attachmentsNotTaken, messageTooLarge, noRecipient, textTooLong, tooManyRecipients } from "../errors.ts";

/** Attachments travel as base64 with line breaks: a third and a bit more than their size. */
const TRANSPORT_FACTOR = 1.37;

/** Refuses what a channel cannot carry before it is stored: its author can still change it now. */
export function checkFits(
  capabilities: ChannelCapabilities,
  message: { text: string; recipients: Recipients; attachments: readonly { size: number }[] },
): void {
  const { to, cc, bcc } = message.recipients;
  const everybody = to.length + cc.length + bcc.length;
  if (everybody === 0) throw noRecipient();
  if (!capabilities.copies && everybody > 1) throw tooManyRecipients();
  if (capabilities.maxLength !== null && [...message.text].length > capabilities.maxLength) {
    throw textTooLong({ limit: capabilities.maxLength });
  }
  if (message.attachments.length > 0 && !capabilities.attachments) throw attachmentsNotTaken();
  const bytes = message.attachments.reduce((sum, file) => sum + file.size, 0) + Buffer.byteLength(message.text);
  const size = Math.ceil(bytes * TRANSPORT_FACTOR);
  if (capabilities.maxBytes !== null && size > capabilities.maxBytes) {
    throw messageTooLarge({ size, limit: capabilities.maxBytes });
  }
}
