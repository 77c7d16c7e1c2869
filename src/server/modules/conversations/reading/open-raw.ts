import type { Ctx } from "../../../kernel/ctx.ts";
import { messageNotFound } from "../errors.ts";
import type { OpenedFile } from "./open-file.ts";
import { visibleMessage } from "./visible-message.ts";

/** A message exactly as its channel delivered it, always as a download. @throws conversations.message_not_found */
export async function openRaw(ctx: Ctx, id: number): Promise<OpenedFile> {
  const row = await visibleMessage(ctx, id);
  if (row.rawSha256 === null) throw messageNotFound({ id });
  return {
    stream: await ctx.files.stream(row.rawSha256),
    headers: {
      "content-type": "message/rfc822",
      "content-disposition": `attachment; filename="message-${id}.eml"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  };
}
