import type { OutgoingMessage, SendPorts } from "../../kernel/channel/index.ts";

/** How long a customer may take to look at a file that they got as a link. */
export const LINK_DAYS = 30;

/** A message for a channel that carries words only: each file stands below them by its name and an address. */
export async function filesAsLinks(
  message: OutgoingMessage,
  ports: Pick<SendPorts, "linkTo">,
): Promise<OutgoingMessage> {
  if (message.attachments.length === 0) return message;
  const lines: string[] = [];
  for (const file of message.attachments) lines.push(`${file.name}\n${await ports.linkTo(file, LINK_DAYS)}`);
  return { ...message, text: [message.text, ...lines].filter(Boolean).join("\n\n"), attachments: [] };
}
