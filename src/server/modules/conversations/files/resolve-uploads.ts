import type { Upload } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { StoredFile } from "../add-incoming.ts";
import { uploadUnknown } from "../errors.ts";
import { cleanFileName } from "../reading/content-disposition.ts";
import { findUploads } from "../store/uploads.ts";
import type { UploadOwner } from "./keep-upload.ts";

/**
 * The files somebody attaches, as they were uploaded: what the request says of their type and size is not believed.
 * @throws conversations.upload_unknown when one was not uploaded by the actor
 */
export async function resolveUploads(ctx: Ctx, wanted: readonly Upload[]): Promise<StoredFile[]> {
  if (wanted.length === 0) return [];
  const owner = ownerOf(ctx);
  const known = owner
    ? await findUploads(
        ctx.db,
        owner,
        wanted.map((file) => file.sha256),
      )
    : [];
  return wanted.map(({ sha256, name }) => {
    const upload = known.find((row) => row.sha256 === sha256);
    if (!upload) throw uploadUnknown({ name });
    const { type, size } = upload;
    return { sha256, type, size, name: cleanFileName(name), inline: false, contentId: null };
  });
}

/** As whom the actor uploads; null for nobody in particular. */
export function ownerOf(ctx: Ctx): UploadOwner | null {
  const { kind, id } = ctx.actor;
  return kind === "system" || id === null ? null : { kind, id };
}
