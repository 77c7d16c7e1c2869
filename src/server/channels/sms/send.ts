import { canonicalPhone } from "../../../shared/phone-number.ts";
import { smsParts } from "../../../shared/sms-parts.ts";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { filesAsLinks } from "../toolkit/files-as-links.ts";
import { sendParts } from "../toolkit/send-parts.ts";
import { protocolOf, twilioConfigOf } from "./account-config.ts";
import { sendByKannel } from "./kannel/send.ts";
import { sendByTwilio } from "./twilio/send.ts";

/** Characters that providers take at once; on the way they are cut into short messages and joined on the phone. */
export const MAX_TEXT = 1_600;

/** The provider fetches media at once, and stores them. */
const MEDIA_DAYS = 1;

/** Hands a message to a phone. @throws ChannelError */
export async function sendToPhone(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const written = message.recipients.to[0]?.address;
  const to = written && canonicalPhone(written);
  if (!to) throw new ChannelError("rejected", "The message names no number.");
  const isTwilio = protocolOf(account) === "twilio";
  const { mms, words } = isTwilio && twilioConfigOf(account).mms ? apart(message) : { mms: [], words: message };
  const complete = { ...(await filesAsLinks(words, ports)), attachments: mms };
  const limits = { limit: MAX_TEXT, linkDays: MEDIA_DAYS };
  await sendParts(complete, ports, limits, async (part) => {
    if (isTwilio) return sendByTwilio(to, part, account, ports);
    if (part.kind === "file") throw new ChannelError("rejected", "Short messages carry no files.");
    return sendByKannel(to, part.text, account, ports);
  });
  const { parts, coding } = smsParts(complete.text);
  return { detail: `${parts} SMS (${coding === "gsm7" ? "GSM-7" : "UCS-2"})` };
}

/** Pictures, which multimedia messages carry, apart from files that phones seldom show. */
function apart(message: OutgoingMessage) {
  const isPicture = ({ type }: OutgoingMessage["attachments"][number]) => /^image\/(?:jpeg|png|gif)$/.test(type);
  const mms = message.attachments.filter(isPicture);
  return { mms, words: { ...message, attachments: message.attachments.filter((file) => !isPicture(file)) } };
}
