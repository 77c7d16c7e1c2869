import type { Ctx } from "../../../kernel/ctx.ts";
import type { AttachmentRow } from "../store/attachments.ts";
import { contentDisposition } from "./content-disposition.ts";

/** A file with the headers it must be answered with, so that nothing in it can run in our pages. */
export type OpenedFile = { stream: NodeJS.ReadableStream; headers: Record<string, string> };

/** Pictures that a browser can show and that can hold no script. SVG is none of them. */
export const safeImages: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/bmp",
];
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/**
 * Opens a stored file for download. Whatever it claims to be, `nosniff` keeps a browser from seeing more in it, and all
 * but safe pictures are saved instead of shown.
 */
export async function openFile(
  ctx: Ctx,
  file: Pick<AttachmentRow, "name" | "type" | "size" | "sha256">,
): Promise<OpenedFile> {
  const shown = safeImages.includes(file.type);
  return {
    stream: await ctx.files.stream(file.sha256),
    headers: {
      "content-type": MEDIA_TYPE.test(file.type) ? file.type : "application/octet-stream",
      "content-length": String(file.size),
      "content-disposition": contentDisposition(shown ? "inline" : "attachment", file.name),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      // The content of an id never changes, but who may see it does: only the person's own browser may keep it.
      "cache-control": "private, max-age=86400",
    },
  };
}
