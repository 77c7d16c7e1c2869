import { type ChannelAccount, ChannelError, type SendPorts } from "../../../kernel/channel/index.ts";
import type { Part } from "../../toolkit/send-parts.ts";
import { callTwilio } from "../../toolkit/twilio/call-twilio.ts";
import { ownNumber, twilioConfigOf } from "../account-config.ts";
import { messageId } from "../message-id.ts";

/** Hands one text or picture to Twilio (https://www.twilio.com/docs/messaging/api/message-resource). @returns its id */
export async function sendByTwilio(to: string, part: Part, account: ChannelAccount, ports: SendPorts): Promise<string> {
  const { messagingServiceSid } = twilioConfigOf(account);
  const form = {
    To: to,
    ...(part.kind === "text" ? { Body: part.text } : { MediaUrl: part.url }),
    ...(messagingServiceSid ? { MessagingServiceSid: messagingServiceSid } : { From: ownNumber(account) }),
    // Twilio refuses an address that it cannot call, and the message with it.
    ...(ports.hookUrl?.startsWith("https:") && { StatusCallback: ports.hookUrl }),
  };
  const { sid } = await callTwilio<{ sid?: string }>(account, "/Messages.json", ports, { form });
  if (!sid) throw new ChannelError("retry", "The provider did not say what it calls the message.");
  return messageId(sid);
}
