import type { Upload } from "../../../shared/contract/conversations.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { caseFor } from "./case-access.ts";
import { takeSentOutOfDraft } from "./drafts/sent-of-draft.ts";
import { noteAdded } from "./events.ts";
import { resolveUploads } from "./files/resolve-uploads.ts";
import { insertAttachments } from "./store/incoming.ts";
import { insertNote } from "./store/notes.ts";

export type NewNote = { caseId: number; text: string; attachments?: readonly Upload[] };

/**
 * Writes an internal note, in the actor's name. No customer ever sees it.
 * @returns its id
 * @throws cases.not_found, conversations.upload_unknown
 */
export async function addNote(ctx: Ctx, input: NewNote): Promise<number> {
  return ctx.tx(async (tx) => {
    const { id: caseId, customerId, channel } = await caseFor(tx, input.caseId);
    const authorId = tx.actor.kind === "staff" ? tx.actor.id : null;
    const files = await resolveUploads(tx, input.attachments ?? []);
    const messageId = await insertNote(tx.db, {
      caseId,
      customerId,
      channel,
      authorId,
      text: input.text,
      now: tx.now(),
    });
    await insertAttachments(
      tx.db,
      files.map((file) => ({ ...file, messageId, customerId })),
      tx.now(),
    );
    if (authorId !== null) await takeSentOutOfDraft(tx, { caseId, staffId: authorId }, "note");
    tx.emit(noteAdded, { messageId, authorId }, { caseId, customerId });
    return messageId;
  });
}
