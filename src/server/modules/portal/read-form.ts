import type { FastifyRequest } from "fastify";
import type { Ctx } from "../../kernel/ctx.ts";
import type { KnownError } from "../../kernel/errors.ts";
import { cleanFileName, type StoredFile, sniffType } from "../conversations/index.ts";
import { filesTooLarge, formCutOff, tooManyFiles } from "./errors.ts";

export type ReadForm = {
  /** the first value of each field */
  fields: Record<string, string>;
  /** all of them */
  values: Record<string, string[]>;
  files: { field: string; name: string; content: Buffer }[];
  /** how many there were, also of what was too much */
  filesSent: number;
  /** what was too much of it; the fields are here all the same, to be shown again */
  fault: KnownError | null;
};

/** bytes of a posted form with its files */
export const UPLOAD_LIMIT = 27 * 1_048_576;

const MEGABYTE = 1_048_576;
const LIMIT_MB = 25;
const MOST_FILES = 10;
const MOST_FIELD_BYTES = 200_000;
/** More than a form of sixty fields with all their boxes ticked. */
const MOST_FIELDS = 1_000;

/**
 * Reads a posted form with its files, as browsers send it. What is too much is read to its end and dropped: a browser
 * whose upload is cut off shows no answer, and the words that were typed would be gone.
 */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  const form: ReadForm = {
    fields: Object.create(null),
    values: Object.create(null),
    files: [],
    filesSent: 0,
    fault: null,
  };
  let bytes = 0;
  try {
    for await (const part of request.parts({
      limits: { fieldSize: MOST_FIELD_BYTES, fields: MOST_FIELDS, files: 50 },
    })) {
      if (part.type === "field") {
        const text = String(part.value).replace(/\r\n?/g, "\n");
        form.fields[part.fieldname] ??= text;
        form.values[part.fieldname] = [...(form.values[part.fieldname] ?? []), text];
        continue;
      }
      // A browser sends an empty part for a file field that was left alone.
      if (!part.filename) {
        part.file.resume();
        continue;
      }
      form.filesSent++;
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) {
        bytes += chunk.length;
        if (bytes > LIMIT_MB * MEGABYTE) form.fault ??= filesTooLarge({ limit: LIMIT_MB });
        if (!form.fault) chunks.push(chunk);
      }
      if (part.file.truncated) form.fault ??= filesTooLarge({ limit: LIMIT_MB });
      if (form.files.length === MOST_FILES) form.fault ??= tooManyFiles({ limit: MOST_FILES });
      if (form.fault) form.files.length = 0;
      else form.files.push({ field: part.fieldname, name: part.filename, content: Buffer.concat(chunks) });
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode && statusCode !== 413) throw error;
    form.fault ??= statusCode ? tooManyFiles({ limit: MOST_FILES }, error) : formCutOff({}, error);
  }
  return form;
}

/** Puts a form's files into the store; their type is told by their bytes. */
export function storeFiles(ctx: Ctx, files: ReadForm["files"]): Promise<StoredFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const { sha256, size } = await ctx.files.put(file.content);
      const name = cleanFileName(file.name);
      return { name, type: await sniffType(name, file.content), size, sha256, inline: false, contentId: null };
    }),
  );
}
