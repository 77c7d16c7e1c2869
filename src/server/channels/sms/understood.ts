import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { Handle, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { messageId } from "./message-id.ts";
import { optOutOf } from "./opt-out.ts";

export type Said = {
  id: string;
  from: string;
  text: string;
  files?: readonly RemoteFile[];
  writtenAt?: Date | null;
  /** the provider has understood it already */
  optOut?: boolean | null;
  /** the country of numbers that come without one */
  callingCode?: string;
};

/** A short message, whoever carried it. */
export function understood({ id, from, text, files, writtenAt, optOut, callingCode }: Said): IncomingMessage {
  const wish = optOut ?? optOutOf(text);
  return {
    ...chatMessage({
      externalId: messageId(id),
      sender: senderOf(from, callingCode),
      text,
      files,
      writtenAt: writtenAt ?? null,
      problems: text === "" && !files?.length ? [{ code: "empty" }] : [],
    }),
    ...(wish !== null && { optOut: wish }),
  };
}

/** Who wrote; a name in place of a number (a bank, a parcel service) can be shown and never answered. */
function senderOf(from: string, callingCode: string | undefined): Handle {
  const display = from.trim();
  const parsed =
    callingCode && /\d{6}/.test(display)
      ? parsePhoneNumberFromString(display, { defaultCallingCode: callingCode })
      : undefined;
  const address = parsed?.isValid() ? parsed.number : canonicalPhone(display);
  if (address === null) return { kind: "none", address: `sms:${display}`, display, name: display };
  return { kind: "phone", address, display: address, name: null };
}
