import type { Upload } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { keepFiles } from "../../../kernel/files/keep-files.ts";
import { cleanFileName } from "../reading/content-disposition.ts";
import { insertUpload } from "../store/uploads.ts";
import { sniffType } from "./sniff-type.ts";

/** Whose upload it is: only they can attach it. */
export type UploadOwner = { kind: "staff" | "api_key" | "customer"; id: number };

/**
 * Keeps a file that somebody brought in, until it becomes part of a message. What it is is read from its bytes; what the
 * sender says of it counts only where the bytes say nothing.
 */
export async function keepUpload(
  ctx: Ctx,
  owner: UploadOwner,
  file: { name: string; content: Uint8Array },
): Promise<Upload> {
  const name = cleanFileName(file.name);
  const type = await sniffType(name, file.content);
  return ctx.tx(async (tx) => {
    const [kept] = await keepFiles(tx, [file.content]);
    const upload = { ...kept!, name, type };
    await insertUpload(tx.db, owner, upload, tx.now());
    return upload;
  });
}
