import { isAscii } from "node:buffer";
import { decodeCharset } from "./decode-charset.ts";
import type { Problems } from "./problems.ts";

/** One unfolded header field; `name` is lower-case, `value` still carries its encoded words. */
export type HeaderField = { name: string; value: string };

export type Headers = {
  fields: HeaderField[];
  /** First field of that name, "" when absent. */
  get: (name: string) => string;
  has: (name: string) => boolean;
  all: (name: string) => string[];
};

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;

/** Beyond this a header section is an attack or a body without its separator; real ones stay under 100 KB. */
const MAX_FIELDS = 5000;

export function asHeaders(fields: HeaderField[]): Headers {
  const first = new Map<string, string>();
  for (const field of fields) if (!first.has(field.name)) first.set(field.name, field.value);
  return {
    fields,
    get: (name) => first.get(name) ?? "",
    has: (name) => first.has(name),
    all: (name) => fields.filter((f) => f.name === name).map((f) => f.value),
  };
}

/** Length of the field name when a line looks like "Name: …", else 0. Blanks before the colon are an old habit. */
function fieldNameLength(bytes: Buffer, start: number, end: number): number {
  let i = start;
  while (i < end && bytes[i]! > SPACE && bytes[i]! < 0x7f && bytes[i] !== COLON) i++;
  const length = i - start;
  while (i < end && (bytes[i] === SPACE || bytes[i] === TAB)) i++;
  return length > 0 && bytes[i] === COLON ? length : 0;
}

/**
 * Reads a header section.
 *
 * @param start where it begins; @param limit where the enclosing part ends
 * @returns the fields and the offset at which the body begins. A line that is no header field ends the section (some
 * software forgets the empty line), except before the first field, where mbox "From " lines and stray text are skipped.
 */
export function readHeaders(
  bytes: Buffer,
  start: number,
  limit: number,
  problems: Problems,
  charsetHint?: () => string | null,
): { headers: Headers; bodyStart: number } {
  const fields: HeaderField[] = [];
  let name = "";
  let chunks: Buffer[] = [];
  const flush = () => {
    if (name === "") return;
    const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    const text = isAscii(raw) ? raw.toString("latin1") : decodeRawHeader(raw, problems, charsetHint);
    fields.push({ name, value: text.trim() });
    name = "";
    chunks = [];
  };
  // A byte order mark before the first header is an artefact of whatever saved the mail.
  let at = bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start;
  let bodyStart = limit;
  while (at < limit) {
    let lf = bytes.indexOf(LF, at);
    if (lf === -1 || lf >= limit) lf = limit;
    let end = lf;
    while (end > at && bytes[end - 1] === CR) end--;
    if (end === at) {
      bodyStart = Math.min(lf + 1, limit);
      break;
    }
    const first = bytes[at]!;
    if ((first === SPACE || first === TAB) && name !== "") {
      chunks.push(bytes.subarray(at, end));
    } else {
      const nameLength = fields.length < MAX_FIELDS ? fieldNameLength(bytes, at, end) : 0;
      if (nameLength === 0) {
        const isMboxLine = fields.length === 0 && name === "" && /^>?From /.test(bytes.toString("latin1", at, at + 6));
        if (!isMboxLine && !(first === SPACE || first === TAB)) {
          problems.note("header-separator-missing", bytes.toString("latin1", at, Math.min(end, at + 80)));
          bodyStart = at;
          break;
        }
      } else {
        flush();
        name = bytes.toString("latin1", at, at + nameLength).toLowerCase();
        chunks = [bytes.subarray(bytes.indexOf(COLON, at + nameLength) + 1, end)];
      }
    }
    at = lf + 1;
  }
  flush();
  return { headers: asHeaders(fields), bodyStart };
}

function decodeRawHeader(raw: Buffer, problems: Problems, charsetHint?: () => string | null): string {
  problems.note("header-8bit", "raw 8-bit bytes in a header");
  return decodeCharset(raw, null, problems, charsetHint?.() ?? null);
}
