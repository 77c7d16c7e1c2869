import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { attachmentNotFound } from "../errors.ts";
import { findAttachment } from "../store/attachments.ts";
import { type OpenedFile, openFile } from "./open-file.ts";
import { visibleMessage } from "./visible-message.ts";

/** A file of a message that the actor may see. @throws conversations.attachment_not_found */
export async function openAttachment(ctx: Ctx, id: number): Promise<OpenedFile> {
  const file = await findAttachment(ctx.db, id);
  if (!file) throw attachmentNotFound({ id });
  await visibleMessage(ctx, file.messageId).catch((error) => {
    throw isKnownError(error) && error.kind === "not_found" ? attachmentNotFound({ id }) : error;
  });
  return openFile(ctx, file);
}
