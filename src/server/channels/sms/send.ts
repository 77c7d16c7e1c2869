import { canonicalPhone } from "../../../shared/phone-number.ts";
import { smsParts } from "../../../shared/sms-parts.ts";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { sendParts } from "../toolkit/send-parts.ts";
import { protocolOf } from "./account-config.ts";
import { sendByKannel } from "./kannel/send.ts";
import { sendByTwilio } from "./twilio/send.ts";

/** Characters that providers take at once; on the way they are cut into short messages and joined on the phone. */
export const MAX_TEXT = 1_600;

/** Hands a message to a phone. @throws ChannelError */
export async function sendToPhone(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const written = message.recipients.to[0]?.address;
  const to = written && canonicalPhone(written);
  if (!to) throw new ChannelError("rejected", "The message names no number.");
  if (message.attachments.length > 0) throw new ChannelError("rejected", "Short messages carry no files.");
  const sendOne = protocolOf(account) === "kannel" ? sendByKannel : sendByTwilio;
  await sendParts(message, ports, { limit: MAX_TEXT }, async (part) => {
    if (part.kind === "file") throw new ChannelError("rejected", "Short messages carry no files.");
    return sendOne(to, part.text, account, ports);
  });
  const { parts, coding } = smsParts(message.text);
  return { detail: `${parts} SMS (${coding === "gsm7" ? "GSM-7" : "UCS-2"})` };
}
