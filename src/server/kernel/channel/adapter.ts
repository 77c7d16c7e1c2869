import type { TSchema } from "typebox";
import type { AccountField, ChannelAccount } from "./account.ts";
import type { ChannelCapabilities } from "./capabilities.ts";
import type { CarriedChannel } from "./carried.ts";
import type { HookContent, HookPorts, HookRequest } from "./hook.ts";
import type { IncomingMessage, RemoteFile } from "./incoming.ts";
import type { OutgoingMessage, SendPorts } from "./outgoing.ts";
import type { AdapterPorts } from "./ports.ts";
import type { ChannelReceiver, ReceiverPorts } from "./receiver.ts";
import type { TelephoneExchange } from "./telephone.ts";
import type { TemplateList } from "./template.ts";

export type ChannelAdapter = {
  readonly name: string;
  /** The kind of handle that its people have. Channels of one kind reach the same people: a number is a number. */
  readonly handleKind: string;
  readonly capabilities: ChannelCapabilities;
  readonly accountFields: readonly AccountField[];
  readonly accountSchema: TSchema;
  /** Our own addresses, where an account's settings tell them; else whoever adds the account types them. */
  ownAddresses?(config: Readonly<Record<string, unknown>>): string[];
  /**
   * What a shop pastes into its own pages, where the channel has its other end there.
   * @param key the account's own
   * @param config its settings, with a colour
   */
  snippet?(publicUrl: string, key: string, config: Readonly<Record<string, unknown>>): string;
  /** The rule of the capabilities' `session`, where an account's settings make it another. */
  sessionOf?(config: Readonly<Record<string, unknown>>): ChannelCapabilities["session"];
  /** The canonical form of an address, compared as its providers compare; null when it is none. */
  canonicalAddress(text: string): string | null;
  /**
   * Turns a stored delivery into a message. Must bear any bytes; throws only when nothing can be shown at all,
   * and UnreadableError where it takes too much. Must not hold up the process for long.
   * @param isLastTry a part that cannot be read right now is to be left out: the rest waits no longer for it
   */
  parse(
    raw: Uint8Array,
    envelope: Record<string, unknown>,
    account: ChannelAccount,
    secret: string,
    isLastTry?: boolean,
  ): Promise<IncomingMessage>;
  /**
   * Understands what a provider sends to an account's address, and checks that it is from there. Quick, and writes
   * nothing: each piece is stored by the pipeline before the provider gets its answer.
   * @throws HookRefused
   */
  hook?(request: HookRequest, account: ChannelAccount, ports: HookPorts): HookContent | Promise<HookContent>;
  /**
   * Brings the bytes of a file that a message only names.
   * @throws ChannelError
   */
  fetchFile?(file: RemoteFile, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array>;
  /** Starts whatever brings deliveries in: pollers, listeners. */
  startReceiving?(
    ports: ReceiverPorts,
    options: { smtpPort: number; smtpHost: string; lmtpPort: number },
  ): Promise<ChannelReceiver>;
  /** How its accounts travel that another channel's account carries. */
  readonly carried?: CarriedChannel;
  /** The exchange behind its accounts, where people speak with us on it. */
  readonly telephone?: TelephoneExchange;
  /** Its provider's templates, where `capabilities.templates` says that there are any. */
  readonly templates?: TemplateList;
  /** True when the account can send; else its messages wait in the outbox. */
  canSend(account: ChannelAccount): boolean;
  /**
   * Hands one message to the provider.
   * @throws ChannelError
   */
  send(
    message: OutgoingMessage,
    account: ChannelAccount,
    ports: SendPorts,
  ): Promise<{
    detail: string | null;
    /** Recipients it refused while it took the message for the others. */
    refused?: readonly string[];
  }>;
  /** Lets go of connections that sending keeps open; sending opens them again. */
  stopSending?(): void;
  /** Tries the account's settings against the provider, for the form and the channel doctor. */
  check?(
    account: ChannelAccount,
    ports: AdapterPorts & { hookUrl: string | null },
  ): Promise<{ name: string; ok: boolean; detail: string }[]>;
};
