import type { FastifyRequest } from "fastify";
import type { Upload } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notSignedIn, tooLarge } from "../../../kernel/errors.ts";
import { uploadMissing } from "../errors.ts";
import { keepUpload } from "./keep-upload.ts";
import { ownerOf } from "./resolve-uploads.ts";

/** Takes the one file of a multipart request. @throws conversations.upload_missing, request.too_large */
export async function receiveUpload(ctx: Ctx, request: FastifyRequest): Promise<Upload> {
  const owner = ownerOf(ctx);
  if (!owner) throw notSignedIn();
  if (!request.isMultipart()) throw uploadMissing();
  const file = await request.file();
  if (!file) throw uploadMissing();
  const content = await file.toBuffer().catch((error) => {
    throw (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE" ? tooLarge({ limit: "25 MB" }, error) : error;
  });
  return keepUpload(ctx, owner, { name: file.filename, content });
}
