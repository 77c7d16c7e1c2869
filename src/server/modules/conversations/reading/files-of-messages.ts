import type { Ctx } from "../../../kernel/ctx.ts";
import type { StoredFile } from "../add-incoming.ts";
import { attachmentsOf } from "../store/attachments.ts";

/** The files of these messages, to be attached to another. */
export async function filesOfMessages(ctx: Ctx, messageIds: readonly number[]): Promise<StoredFile[]> {
  const rows = await attachmentsOf(ctx.db, messageIds);
  return rows.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256, inline: false, contentId: null }));
}
