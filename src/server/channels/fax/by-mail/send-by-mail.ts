import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import {
  type ChannelAccount,
  ChannelError,
  type OutgoingMessage,
  type SendPorts,
} from "../../../kernel/channel/index.ts";
import { faxConfigOf } from "../account-config.ts";
import type { Outgoing } from "../send.ts";
import { tagOf } from "./receipt.ts";

/** Hands a fax to the account's provider as a mail with its pages. @throws ChannelError */
export async function sendByMail(
  { to, documents }: Outgoing,
  message: OutgoingMessage,
  account: ChannelAccount,
  ports: SendPorts,
): Promise<{ detail: string | null }> {
  const { sendTo, sendSubject = "Fax {number} {tag}" } = faxConfigOf(account);
  if (!sendTo || !ports.carry) throw new ChannelError("rejected", "The account only receives.");
  const tag = tagOf(message.externalId);
  const subject = fill(sendSubject, to).replaceAll("{tag}", `KW-${tag}`);
  // Words of a mail become a page of their own at many providers: ours are on the pages already.
  const letter = { to: fill(sendTo, to), subject, text: "", files: documents };
  const { detail } = await ports.carry(letter);
  await ports.notePart(tag);
  return { detail };
}

/** A number where a provider wants it: with its country and no plus, or as it is dialled within the country. */
function fill(template: string, to: string): string {
  const national = parsePhoneNumberFromString(to)?.formatNational().replace(/\D/g, "");
  return template
    .replaceAll("{number}", to.replace(/\D/g, ""))
    .replaceAll("{national}", national || to.replace(/\D/g, ""));
}
