import type { Handle, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { detectLanguage } from "./detect-language.ts";

export type ChatMessage = {
  /** unique over all accounts of the channel: begin it with the account's own id at the provider */
  externalId: string;
  sender: Handle;
  text: string;
  files?: readonly RemoteFile[];
  /** the channel's ids of the message that this one quotes */
  answers?: string | null;
  autoReply?: IncomingMessage["autoReply"];
  writtenAt?: Date | null;
  problems?: IncomingMessage["problems"];
};

/** A message of a channel where people chat: words and files from one person to us, with nothing around them. */
export function chatMessage(said: ChatMessage): IncomingMessage {
  return {
    externalId: said.externalId,
    sender: said.sender,
    replyTo: null,
    recipients: { to: [], cc: [], bcc: [] },
    ourRole: "to",
    subject: null,
    text: said.text,
    quotedText: null,
    signatureText: null,
    html: null,
    attachments: [],
    remoteFiles: said.files ?? [],
    threadRefs: said.answers ? [said.answers] : [],
    inReplyTo: said.answers ?? null,
    provenCaseId: null,
    autoReply: said.autoReply ?? null,
    report: null,
    language: detectLanguage(said.text),
    writtenAt: said.writtenAt ?? null,
    problems: said.problems ?? [],
  };
}
