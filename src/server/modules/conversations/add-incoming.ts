import type { JoinReason, MaybeOf } from "../../../shared/contract/conversations.ts";
import type { SubmittedForm } from "../../../shared/contract/forms.ts";
import type { IncomingMessage } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { messageReceived } from "./events.ts";
import { insertAttachments, insertIncoming } from "./store/incoming.ts";

/** A file of an incoming message that the file store has already. */
export type StoredFile = {
  name: string;
  type: string;
  size: number;
  sha256: string;
  inline: boolean;
  contentId: string | null;
};

/** A message to be stored: what the channel said, and whose and about what it is. */
export type NewIncoming = Pick<IncomingMessage, "text"> &
  Partial<Omit<IncomingMessage, "text" | "attachments" | "provenCaseId" | "report">> & {
    customerId: number;
    caseId: number;
    /** the thread it goes on with; null begins one */
    conversationId: number | null;
    accountId: number | null;
    channel: string;
    /** message (default); own, from one of our own addresses; bounce, about a message of ours; imported, from an archive */
    kind?: "message" | "own" | "bounce" | "imported";
    handleId: number | null;
    /** somebody else than the case's customer wrote it */
    thirdPerson?: boolean;
    isNewCase: boolean;
    /** why it was put into a case that it does not name */
    joined?: JoinReason | null;
    /** the case it may belong to as well as to the one it opened */
    maybeOf?: MaybeOf | null;
    rawSha256?: string | null;
    /** what was sent by a form, field by field */
    form?: SubmittedForm | null;
    attachments?: readonly StoredFile[];
    /** when it came to us */
    at: Date;
  };

export type AddedMessage = { messageId: number; conversationId: number };

/**
 * Stores incoming messages with their conversations and files in the caller's transaction, and announces them.
 * Set-based: two statements for any number of them.
 *
 * @returns ids in the order of the rows
 * @throws a unique violation when the account has a message of the same external id
 */
export async function addIncoming(ctx: Ctx, rows: readonly NewIncoming[]): Promise<AddedMessage[]> {
  if (rows.length === 0) return [];
  const added = await insertIncoming(ctx.db, rows);
  await insertAttachments(
    ctx.db,
    rows.flatMap((row, index) =>
      (row.attachments ?? []).map((file) => ({
        ...file,
        messageId: added[index]!.messageId,
        customerId: row.customerId,
      })),
    ),
    ctx.now(),
  );
  rows.forEach((row, index) => {
    ctx.emit(
      messageReceived,
      {
        ...added[index]!,
        channel: row.channel,
        kind: row.kind ?? "message",
        autoReply: row.autoReply ?? null,
        isNewCase: row.isNewCase,
        thirdPerson: row.thirdPerson ?? false,
        ourRole: row.ourRole ?? null,
        ...(row.joined && { joined: row.joined }),
        ...(row.wordless && { spoken: true }),
      },
      { caseId: row.caseId, customerId: row.customerId },
    );
  });
  return added;
}
