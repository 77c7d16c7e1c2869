import type { TemplateChoice } from "../../../shared/contract/templates.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Letter } from "./carried.ts";
import type { AdapterPorts } from "./ports.ts";

/** What is to be sent, complete. */
export type OutgoingMessage = {
  id: number;
  /** The channel's id we gave it, so that a second attempt is the same message. */
  externalId: string;
  /** null for what belongs to no case, and is not to be answered */
  caseId: number | null;
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
  /** Where a POST ends what somebody asked to be told of (RFC 8058). */
  unsubscribeUrl?: string;
  /** The template it was written by: `text` is what that makes of the values. */
  template?: TemplateChoice | null;
  /** What may be pressed in answer, no more than the channel shows; its text says the same with numbers. */
  choices?: readonly string[];
  /** Shown as the sender's name. */
  senderName: string;
  /** The provider's ids of the parts that are sent already: a second attempt goes on after them. */
  sentParts: readonly string[];
  /** How often it came back before a person sent it anew; 0 if left out. */
  bounces?: number;
};

/** What sending may use besides. */
export type SendPorts = AdapterPorts & {
  files: FileStore;
  publicUrl: string;
  secret: string;
  /**
   * A public address of one of the message's files, for so many days: for a provider that fetches what we send, and for
   * people where a channel carries words only.
   */
  linkTo(file: { name: string; sha256: string }, days: number): Promise<string>;
  /** where the account's provider tells of what became of a message; null when the channel takes no requests */
  hookUrl: string | null;
  /** Writes down that the provider took a part, before the next one goes out: it is not sent again, whatever happens. */
  notePart(providerId: string): Promise<void>;
  /**
   * Hands the message to the account that carries this one, under the message's own id; there for accounts that are carried.
   * @throws ChannelError also where there is no such account
   */
  carry?(letter: Letter): Promise<{ detail: string | null }>;
};

/** Why sending failed, in the only four ways the pipeline knows. */
export class ChannelError extends Error {
  readonly reason: "retry" | "rejected" | "auth" | "gone";
  /** The provider asks to be left alone for so long. */
  readonly retryAfterMs: number | null;
  /** The line broke after the message was handed over: nobody knows whether the provider has it. */
  readonly maybeTaken: boolean;
  /** With "auth": only the access token was old, and a new one helps. */
  readonly staleToken: boolean;
  constructor(
    reason: ChannelError["reason"],
    message: string,
    {
      cause,
      retryAfterMs = null,
      maybeTaken = false,
      staleToken = false,
    }: { cause?: unknown; retryAfterMs?: number | null; maybeTaken?: boolean; staleToken?: boolean } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ChannelError";
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.maybeTaken = maybeTaken;
    this.staleToken = staleToken;
  }
}
