import type { FastifyRequest } from "fastify";
import { fileTypeFromBuffer } from "file-type";
import type { Ctx } from "../../kernel/ctx.ts";
import type { StoredFile } from "../conversations/index.ts";
import { filesTooLarge } from "./errors.ts";

export type ReadForm = { fields: Record<string, string>; files: { name: string; content: Buffer }[] };

const MEGABYTE = 1_048_576;
const LIMIT_MB = 25;
const MOST_FIELD_BYTES = 200_000;

/**
 * Reads a posted form with its files, as browsers send it.
 * @throws KnownError portal.files_too_large
 */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  const fields: Record<string, string> = {};
  const files: ReadForm["files"] = [];
  let bytes = 0;
  for await (const part of request.parts({ limits: { fieldSize: MOST_FIELD_BYTES, fields: 20, files: 10 } })) {
    if (part.type === "field") {
      fields[part.fieldname] = String(part.value).replace(/\r\n?/g, "\n");
      continue;
    }
    const content = await part.toBuffer().catch((error) => {
      throw filesTooLarge({ limit: LIMIT_MB }, error);
    });
    bytes += content.length;
    if (bytes > LIMIT_MB * MEGABYTE) throw filesTooLarge({ limit: LIMIT_MB });
    // A browser sends an empty part for a file field that was left alone.
    if (part.filename) files.push({ name: part.filename, content });
  }
  return { fields, files };
}

/** Puts a form's files into the store; their type is told by their bytes. */
export function storeFiles(ctx: Ctx, files: ReadForm["files"]): Promise<StoredFile[]> {
  return Promise.all(
    files.map(async ({ name, content }) => {
      const { sha256, size } = await ctx.files.put(content);
      const type = (await fileTypeFromBuffer(content))?.mime ?? "application/octet-stream";
      return { name, type, size, sha256, inline: false, contentId: null };
    }),
  );
}
