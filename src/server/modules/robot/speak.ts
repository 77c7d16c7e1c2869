import { addressToWrite, channelOf } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type IncomingFacts, sendMessage } from "../conversations/index.ts";
import type { Dialogue } from "./store/dialogues.ts";

/**
 * Says something to the customer of a dialogue, by the outbox like everything we say. What is too long for the channel
 * loses its end.
 *
 * @returns the message
 */
export async function speak(
  tx: Ctx,
  dialogue: Dialogue,
  incoming: IncomingFacts,
  { text, choices }: { text: string; choices: readonly string[] },
): Promise<number> {
  const recipient = incoming.replyTo ?? incoming.sender!;
  const { capabilities } = channelOf(dialogue.channel);
  return sendMessage(tx, {
    caseId: dialogue.caseId,
    customerId: incoming.customerId,
    conversationId: incoming.conversationId,
    accountId: dialogue.accountId,
    kind: "robot",
    recipients: { to: [{ address: addressToWrite(recipient), name: recipient.name }], cc: [], bcc: [] },
    subject: null,
    text: capabilities.splits ? text : cut(text, capabilities),
    attachments: [],
    choices,
    answersMessageId: incoming.id,
    language: dialogue.locale,
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
}

function cut(text: string, limits: { maxLength: number | null; lengthInBytes?: boolean }): string {
  const { maxLength, lengthInBytes } = limits;
  const lengthOf = (some: string) => (lengthInBytes ? Buffer.byteLength(some) : some.length);
  if (maxLength === null || lengthOf(text) <= maxLength) return text;
  const letters = [...text];
  while (lengthOf(`${letters.join("")}…`) > maxLength) letters.pop();
  return `${letters.join("")}…`;
}
