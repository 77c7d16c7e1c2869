import { decodeWords } from "./encoded-words.ts";
import type { MimePart } from "./mime-tree.ts";
import type { Problems } from "./problems.ts";

/** Names longer than file systems take are cut in the middle, so that the extension survives. */
const MAX_NAME = 240;

/** The file name a part asks for: Content-Disposition first, then Content-Type; folders and control signs removed. */
export function attachmentName(part: MimePart, problems: Problems): string {
  const asked = part.disposition.params.get("filename") || part.type.params.get("name") || "";
  const name = decodeWords(asked, problems);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  const safe = name.replace(/[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+/g, "").trim();
  const base = safe.slice(Math.max(safe.lastIndexOf("/"), safe.lastIndexOf("\\")) + 1);
  if (base !== safe) problems.note("attachment-name-has-path", safe);
  if (base.length <= MAX_NAME) return base;
  const dot = base.lastIndexOf(".");
  const extension = dot > base.length - 20 ? base.slice(dot) : "";
  return base.slice(0, MAX_NAME - extension.length) + extension;
}
