import { addressToWrite, channelOf, channels } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { handlesOf } from "../../customers/index.ts";
import { getAccount } from "../channel-accounts/accounts-for.ts";
import type { MessageToSend } from "./send-message.ts";

/**
 * What a machine says in a case is for its customer alone: case numbers, links to their page, dates. Where they came to us
 * in public, and the channel cannot write to one person, it goes to their mail address instead. Who has none is told
 * nothing: the channel refuses to say it to everybody, and a person sees that in the outbox.
 */
export async function privately(tx: Ctx, message: MessageToSend): Promise<MessageToSend> {
  if (!message.automatic || message.accountId === null) return message;
  const { channel } = await getAccount(tx, message.accountId);
  if (channelOf(channel).capabilities.public?.privately !== false) return message;
  const handles = (await handlesOf(tx, [message.customerId])).get(message.customerId) ?? [];
  const found = handles
    .filter(({ kind }) => kind === "mail")
    .sort((a, b) => Number(a.bounced) - Number(b.bounced) || b.id - a.id)[0];
  if (!found) return message;
  return {
    ...message,
    accountId: null,
    conversationId: null,
    channel: channels().find(({ handleKind }) => handleKind === "mail")?.name,
    recipients: { to: [{ address: addressToWrite(found), name: found.name }], cc: [], bcc: [] },
  };
}
