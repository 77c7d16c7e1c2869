import type { Handle } from "./handle.ts";

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
  /**
   * A machine wrote it: it is kept, and never acknowledged. So is what only answers a question of ours by a digit
   * (`rating`): it opens nothing, and nobody waits for a word.
   */
  autoReply: "out-of-office" | "bounce" | "list" | "auto" | "rating" | null;
  report: DeliveryReport | null;
  /** Only the sender's own word tells who it is: it joins no case of theirs by itself, and is not acknowledged. */
  senderUnproven?: boolean;
  /**
   * What the server that took it in found out about where it is from: its own name, and the domains that it saw proven.
   * Anybody may write such a thing into a message; it counts where the server is known to be ours.
   */
  vouched?: { by: string; domains: readonly string[] } | null;
  /** The person wants to hear no more on this channel (true), or again (false); left out by all other messages. */
  optOut?: boolean;
  /** Its words are ours, as of a call: what it is about is told by the order number that the caller typed, at most. */
  wordless?: { orderNumber: string | null };
  language: string | null;
  writtenAt: Date | null;
  problems: readonly { code: string; detail?: string }[];
};

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

/** Why a delivery could not be parsed, though its bytes are there; shown by its reason, and it may be tried again. */
export class UnreadableError extends Error {
  readonly reason: "parse_too_long" | "parse_too_much_memory";
  constructor(reason: UnreadableError["reason"], cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = "UnreadableError";
    this.reason = reason;
  }
}
