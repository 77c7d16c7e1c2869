/**
 * The channel port. A channel adapter turns what a provider speaks into these shapes and back, declares what it can do,
 * and writes no row: `modules/intake` and `modules/conversations` do. No module ever asks a channel for its name.
 */
import type { LookupFunction } from "node:net";
import type { TSchema } from "typebox";
import type { FileStore } from "./files/file-store.ts";
import type { Log } from "./log.ts";

/** What a channel can do; the composer and the sender go by this alone. */
export type ChannelCapabilities = {
  html: boolean;
  subject: boolean;
  attachments: boolean;
  /** The media types of files that it takes, with the bytes of the largest of each; any where left out. */
  fileTypes?: Readonly<Record<string, number>>;
  /** characters of one message, null for no limit; `splits`: longer texts go out as several messages, in order */
  maxLength: number | null;
  /** `maxLength` counts bytes of UTF-8, of which a Chinese character takes three. */
  lengthInBytes?: boolean;
  splits?: boolean;
  /** What a text is billed by, where that is neither a message nor a letter: short messages of the networks. */
  countedAs?: "sms";
  /** bytes of one message with all it carries */
  maxBytes: number | null;
  /** several recipients and copies */
  copies: boolean;
  /**
   * Messages say which one they answer, so that one person may speak of several matters side by side. Where they do not
   * (telegrams, text messages), all that a person writes to one account is one chat, which goes on with its case.
   */
  threads: boolean;
  /**
   * A second copy under the same id is recognised and shown once. Where it is not, a message whose sending was cut off
   * by a crash is put before a person instead of being sent again.
   */
  repeatable?: boolean;
  receipts: readonly ("sent" | "delivered" | "read" | "bounced")[];
  /**
   * The channel lets us write to a person only for so long after they wrote, and so often. The sender refuses what does
   * not fit any more; the composer shows what is left.
   */
  session?: { hours: number; messages: number | null };
  /**
   * People are face to face: what is written leaves at once and cannot be taken back, and what a machine says is brief.
   */
  live?: boolean;
  /** An account can write to itself, so that a test shows both ways at once. */
  reachesItself?: boolean;
  /** Each message costs money: where a customer can be reached in several ways, the others come first. */
  paid?: boolean;
};

/** One field of an account's settings form, drawn by the desk from this. */
export type AccountField = {
  name: string;
  kind: "text" | "email" | "password" | "number" | "boolean" | "select" | "list" | "url";
  options?: readonly string[];
  required?: boolean;
  /** Sealed at rest and never sent to a browser. */
  secret?: boolean;
  /**
   * Names a host that we connect to, or is its URL: checked by kernel/guard-address.ts before it is saved and at each
   * connection.
   */
  host?: boolean;
  default?: string | number | boolean;
  /** Shown only while another field has this value. */
  when?: { field: string; equals: string | boolean };
  group: string;
};

/** An account with its secrets unsealed, as adapters get it. */
export type ChannelAccount = {
  id: number;
  channel: string;
  name: string;
  addresses: readonly string[];
  config: Readonly<Record<string, unknown>>;
};

/** A person's address at a channel. */
export type Handle = {
  kind: string;
  /** canonical, for comparing */
  address: string;
  /** as written */
  display: string;
  name: string | null;
};

/**
 * The address that a message to a handle carries: of mail as its person writes it, since a server may heed the case of
 * the part before the @ (RFC 5321 §2.4); of every other channel the canonical one, as `display` is for people there.
 */
export function addressToWrite(handle: { kind?: string; address: string; display?: string }): string {
  const isMail = handle.kind === undefined || handle.kind === "mail";
  return isMail ? handle.display || handle.address : handle.address;
}

export type IncomingAttachment = {
  name: string;
  type: string;
  content: Uint8Array;
  inline: boolean;
  contentId: string | null;
};

/** A file that a message only names: the pipeline has the adapter fetch it once the delivery is stored. */
export type RemoteFile = {
  name: string;
  /** what the provider calls it; its bytes decide */
  type: string;
  /** whatever the adapter's `fetchFile` needs */
  ref: Readonly<Record<string, string>>;
};

/** How an earlier message of ours fared, learnt from a provider or from a bounce that came in as a message. */
export type DeliveryReport = {
  /** The channel's id of our message, if known. */
  externalId: string | null;
  /** The provider's id of it, where the channel gives ids of its own to what we send. */
  providerId?: string | null;
  /** It is about all that we sent to these recipients until then, which is what some tell in place of an id. */
  upTo?: Date | null;
  recipients: readonly string[];
  outcome: "delivered" | "read" | "bounced" | "delayed";
  detail: string | null;
};

/** What a channel delivered, understood. */
export type IncomingMessage = {
  externalId: string;
  sender: Handle | null;
  /** Where answers go when not to the sender. */
  replyTo: Handle | null;
  /** Everybody named on it, by role. */
  recipients: { to: Handle[]; cc: Handle[]; bcc: Handle[] };
  ourRole: "to" | "cc" | "bcc" | null;
  subject: string | null;
  /** What is new in it; quoted history and signature beside it, nothing thrown away. */
  text: string;
  quotedText: string | null;
  signatureText: string | null;
  /** As sent; it is sanitised when shown. */
  html: string | null;
  attachments: readonly IncomingAttachment[];
  remoteFiles?: readonly RemoteFile[];
  /** Ids of the messages it answers, nearest first. */
  threadRefs: readonly string[];
  inReplyTo: string | null;
  /** Case ids proven by a reply token of ours. */
  provenCaseId: number | null;
  /** A machine wrote it: it is kept, and never acknowledged. */
  autoReply: "out-of-office" | "bounce" | "list" | "auto" | null;
  report: DeliveryReport | null;
  /** The person wants to hear no more on this channel (true), or again (false); left out by all other messages. */
  optOut?: boolean;
  language: string | null;
  writtenAt: Date | null;
  problems: readonly { code: string; detail?: string }[];
};

/** What is to be sent, complete. */
export type OutgoingMessage = {
  id: number;
  /** The channel's id we gave it, so that a second attempt is the same message. */
  externalId: string;
  caseId: number;
  recipients: {
    to: { address: string; name: string | null }[];
    cc: { address: string; name: string | null }[];
    bcc: { address: string; name: string | null }[];
  };
  subject: string | null;
  text: string;
  html: string | null;
  inReplyTo: string | null;
  /** Ids of the messages it follows, nearest first, as in `IncomingMessage`; without angle brackets. */
  threadRefs: readonly string[];
  attachments: readonly { name: string; type: string; sha256: string; inline: boolean; contentId: string | null }[];
  /** Acknowledgements and notices say that a machine wrote them, so that no loop of answers starts. */
  automatic: boolean;
  /** Shown as the sender's name. */
  senderName: string;
  /** The provider's ids of the parts that are sent already: a second attempt goes on after them. */
  sentParts: readonly string[];
};

/** What an adapter may use of us. */
export type AdapterPorts = { log: Log; lookupFor: LookupFor; now(): Date };

/** What sending may use besides. */
export type SendPorts = AdapterPorts & {
  files: FileStore;
  publicUrl: string;
  secret: string;
  /** where the account's provider tells of what became of a message; null when the channel takes no requests */
  hookUrl: string | null;
  /** Writes down that the provider took a part, before the next one goes out: it is not sent again, whatever happens. */
  notePart(providerId: string): Promise<void>;
};

/** What understanding a request may use besides: how far a stream was read that the provider keeps and only knocks about. */
export type HookPorts = AdapterPorts & {
  cursor(name: string): Promise<unknown>;
  saveCursor(name: string, value: unknown): Promise<void>;
};

/** A request of a provider's to the address of one of our accounts, as it came over the wire. */
export type HookRequest = {
  method: string;
  /** the whole address as the provider knows it; some sign it */
  url: string;
  query: Readonly<Record<string, string>>;
  /** names in lower case */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

export type HookAnswer = { status?: number; type?: string; body?: string };

/** What a provider's request holds, cut into pieces that are each one message or one report. */
export type HookContent = {
  deliveries: readonly { externalId: string; raw: Uint8Array; envelope?: Record<string, unknown> }[];
  reports: readonly DeliveryReport[];
  /** Called once all of it is stored, before the provider hears anything: the place to note how far it was read. */
  stored?(): Promise<void>;
  /** What the provider wants to hear once all of it is stored; 200 and nothing when left out. */
  answer?: HookAnswer;
};

/** A request that its provider cannot have sent: nothing of it is looked at. */
export class HookRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = "HookRefused";
  }
}

/** Why sending failed, in the only four ways the pipeline knows. */
export class ChannelError extends Error {
  readonly reason: "retry" | "rejected" | "auth" | "gone";
  /** The provider asks to be left alone for so long. */
  readonly retryAfterMs: number | null;
  /** The line broke after the message was handed over: nobody knows whether the provider has it. */
  readonly maybeTaken: boolean;
  constructor(
    reason: ChannelError["reason"],
    message: string,
    {
      cause,
      retryAfterMs = null,
      maybeTaken = false,
    }: { cause?: unknown; retryAfterMs?: number | null; maybeTaken?: boolean } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ChannelError";
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.maybeTaken = maybeTaken;
  }
}

/** Why a delivery could not be parsed, though its bytes are there; shown by its reason, and it may be tried again. */
export class UnreadableError extends Error {
  readonly reason: "parse_too_long" | "parse_too_much_memory";
  constructor(reason: UnreadableError["reason"], cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = "UnreadableError";
    this.reason = reason;
  }
}

/**
 * Checks a host that somebody typed, and gives what the connection to it is to find its address by. Every connection to
 * an account's host goes through it, each time anew.
 * @throws KnownError hosts.refused, hosts.unknown
 */
export type LookupFor = (host: string) => Promise<LookupFunction>;

/** What the pipeline gives a receiving adapter. */
export type ReceiverPorts = {
  log: Log;
  lookupFor: LookupFor;
  now(): Date;
  accounts(): Promise<ChannelAccount[]>;
  /** Called whenever accounts were added, changed or removed. */
  onAccountsChanged(listener: () => void): () => void;
  /**
   * Stores a delivery raw. Only when this resolves may the provider be told that we have it.
   * @returns whether it was new
   */
  accept(delivery: {
    accountId: number;
    externalId: string;
    raw: Uint8Array;
    envelope: Record<string, unknown>;
  }): Promise<{ isNew: boolean }>;
  cursor(accountId: number, name: string): Promise<unknown>;
  saveCursor(accountId: number, name: string, value: unknown): Promise<void>;
  reportHealth(accountId: number, health: Record<string, unknown>): Promise<void>;
};

export type ChannelReceiver = { stop(): Promise<void> };

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
  /** The canonical form of an address, compared as its providers compare; null when it is none. */
  canonicalAddress(text: string): string | null;
  /**
   * Turns a stored delivery into a message. Must bear any bytes; throws only when nothing can be shown at all,
   * and UnreadableError where it takes too much. Must not hold up the process for long.
   */
  parse(
    raw: Uint8Array,
    envelope: Record<string, unknown>,
    account: ChannelAccount,
    secret: string,
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

const adapters = new Map<string, ChannelAdapter>();

/** Makes the adapters known; called once, by the composition root. */
export function registerChannels(list: readonly ChannelAdapter[]): void {
  for (const adapter of list) adapters.set(adapter.name, adapter);
}

/** The adapter of an account's channel. @throws Error when none is registered */
export function channelOf(name: string): ChannelAdapter {
  const adapter = adapters.get(name);
  if (!adapter) throw new Error(`No adapter for the channel ${name} is registered.`);
  return adapter;
}

/** True when what comes by a channel says what it answers; also for what comes by no channel (a form, a call taken down). */
export function hasThreads(name: string): boolean {
  return adapters.get(name)?.capabilities.threads ?? true;
}

/** True where people are face to face; nothing that comes by no channel is. */
export function isLive(name: string): boolean {
  return adapters.get(name)?.capabilities.live ?? false;
}

/** All registered adapters. */
export function channels(): readonly ChannelAdapter[] {
  return [...adapters.values()];
}
