import type { ChannelAccount, IncomingMessage } from "../../kernel/channel/index.ts";
import { faxMessage } from "./fax-message.ts";

/** Turns a fax that HylaFAX's script posted into a message. */
export function parseFax(
  raw: Uint8Array,
  envelope: Record<string, unknown>,
  account: ChannelAccount,
  isLastTry?: boolean,
): Promise<IncomingMessage> {
  const told = (name: string) => (typeof envelope[name] === "string" ? envelope[name].trim() : "");
  const at = new Date(told("at"));
  const call = {
    caller: told("from"),
    station: told("station"),
    name: told("name") || null,
    at: Number.isNaN(at.getTime()) ? null : at,
    error: told("error"),
  };
  return faxMessage([raw], call, account, isLastTry);
}
