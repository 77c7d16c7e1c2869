import { type ChannelCapabilities, ChannelError, type OutgoingMessage } from "../../kernel/channel/index.ts";

/**
 * Refuses a message with a file that the channel does not take, before anything of it is sent. The desk says so to its
 * author already; this is for messages that were written before the channel was known.
 *
 * @throws ChannelError rejected
 */
export function refuseFiles(message: OutgoingMessage, { fileTypes }: Pick<ChannelCapabilities, "fileTypes">): void {
  if (!fileTypes) return;
  const wrong = message.attachments.find(({ type }) => fileTypes[type] === undefined);
  if (wrong)
    throw new ChannelError("rejected", `${wrong.name} (${wrong.type}) is no kind of file that this channel takes.`);
}
