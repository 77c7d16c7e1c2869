import { isUtf8 } from "node:buffer";
import { fileTypeFromBuffer } from "file-type";
import mime from "mime-types";

/** How much of a text is looked at to see that it is one. */
const HEAD = 65_536;

/**
 * The media type of a file by its bytes. Bytes without a signature are text of the kind the name says when they are text
 * at all, and else unknown: a name alone makes no picture of a script.
 */
export async function sniffType(name: string, content: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found) return found.mime.split(";")[0]!;
  if (!isText(content)) return "application/octet-stream";
  const byName = mime.lookup(name);
  return byName && isTextType(byName) ? byName : "text/plain";
}

function isText(content: Uint8Array): boolean {
  const head = content.subarray(0, HEAD);
  if (head.includes(0)) return false;
  // The cut may go through a character: up to three of its bytes may be missing.
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)));
}

function isTextType(type: string): boolean {
  return (
    type.startsWith("text/") ||
    /^(?:application\/(?:json|xml|sql|yaml|rtf)|message\/rfc822|image\/svg\+xml)$/.test(type)
  );
}
