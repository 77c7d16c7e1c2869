import type { ChannelAccount } from "./account.ts";
import type { DeliveryReport, IncomingMessage } from "./incoming.ts";

/** What a message of the carrying channel is to the carried one. */
type Carried = { message: IncomingMessage } | { report: DeliveryReport };

/**
 * What a channel does some of whose accounts travel inside of another channel's: faxes that a provider brings as mails, and
 * takes as mails. Their messages come in and go out by an account of the other channel, and are none of its own.
 */
export type CarriedChannel = {
  /** The field of its accounts' form that names the address of the account that carries them. */
  readonly field: string;
  /** The address of the account that carries this one; null where none does. */
  by(account: ChannelAccount): string | null;
  /** True where pages have to be read to take a message, which takes long: it is done beside what others wrote. Quick. */
  hasPages(message: IncomingMessage, account: ChannelAccount): boolean;
  /**
   * What a message is that came in on the carrying account. Must bear any message.
   * @param isLastTry as with the adapter's `parse`
   * @returns null for what is no message of this account: then it stays one of the carrying account's
   * @throws UnreadableError
   */
  take(message: IncomingMessage, account: ChannelAccount, isLastTry?: boolean): Promise<Carried | null>;
};

/** What goes out on the carrying account. */
export type Letter = {
  /** where the provider takes it */
  to: string;
  subject: string;
  text: string;
  files: readonly { name: string; type: string; content: Uint8Array }[];
};
