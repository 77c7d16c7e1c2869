import { type Headers, readHeaders } from "./header-fields.ts";
import type { Problems } from "./problems.ts";
import { findBoundary } from "./repair-mime.ts";
import { parseStructuredHeader, type StructuredHeader } from "./structured-header.ts";
import { decodeTransfer } from "./transfer-encoding.ts";

/** A node of the MIME tree. Leaves keep a view on the raw bytes and decode on demand, so a large mail is held once. */
export type MimePart = {
  headers: Headers;
  type: StructuredHeader;
  disposition: StructuredHeader;
  children: MimePart[];
  /** The body as it stands in the mail, still transfer-encoded. */
  raw: Buffer;
  /** The body with its transfer encoding undone. */
  content: () => Buffer;
};

/** Deeper nesting than this is an attack; the rest is kept as one opaque part. */
const MAX_DEPTH = 50;
const MAX_PARTS = 2000;

type Walk = { problems: Problems; parts: number };

/** Splits a mail into its parts (RFC 2046). Never throws; whatever cannot be split is a leaf. */
export function parseMimeTree(bytes: Buffer, problems: Problems): MimePart {
  return parsePart(bytes, 0, bytes.length, "text/plain", 0, { problems, parts: 0 });
}

function parsePart(
  bytes: Buffer,
  start: number,
  end: number,
  defaultType: string,
  depth: number,
  walk: Walk,
): MimePart {
  walk.parts++;
  const { problems } = walk;
  const { headers, bodyStart } = readHeaders(bytes, start, end, problems, () => charsetSeen(bytes, start, end));
  const type = contentType(headers, defaultType, problems);
  const disposition = parseStructuredHeader(headers.get("content-disposition"), problems);
  const raw = bytes.subarray(bodyStart, end);
  const part: MimePart = {
    headers,
    type,
    disposition,
    children: [],
    raw,
    content: () => decodeTransfer(raw, headers.get("content-transfer-encoding"), problems),
  };
  if (!type.value.startsWith("multipart/")) return part;
  if (depth >= MAX_DEPTH) {
    problems.note("nesting-too-deep", `more than ${MAX_DEPTH} levels`);
    type.value = "application/octet-stream";
    return part;
  }
  const childType = type.value === "multipart/digest" ? "message/rfc822" : "text/plain";
  // Empty when the enclosing multipart uses the same boundary and has cut the parts out already.
  if (!raw.some((b) => b > 0x20)) return part;
  const boundary = findBoundary(bytes, bodyStart, end, type.params.get("boundary") ?? "", problems);
  if (boundary !== null) {
    const addChildren = (slices: [number, number][]) => {
      for (const [from, to] of slices) {
        if (walk.parts >= MAX_PARTS) {
          problems.note("too-many-parts", `more than ${MAX_PARTS}`);
          return;
        }
        part.children.push(parsePart(bytes, from, to, childType, depth + 1, walk));
      }
    };
    addChildren(boundary.slices);
    if (part.children.some((child) => child.type.params.get("boundary") === boundary.value)) {
      problems.note("boundary-reused", boundary.value);
      addChildren(boundary.beyond);
    }
  }
  if (part.children.length === 0) {
    problems.note("multipart-without-parts", type.value);
    type.value = "text/plain";
  }
  return part;
}

/** RFC 2045 §5.2: a missing or unreadable Content-Type means plain text. */
function contentType(headers: Headers, defaultType: string, problems: Problems): StructuredHeader {
  const field = headers.get("content-type");
  const type = parseStructuredHeader(field, problems);
  if (type.value === "") {
    type.value = defaultType;
  } else if (!type.value.includes("/")) {
    problems.note("content-type-broken", field);
    type.value =
      type.value === "text" ? "text/plain" : type.value === "multipart" ? "multipart/mixed" : `${type.value}/`;
  }
  return type;
}

/** The charset some part of this mail declares: the best guess for raw 8-bit header bytes, which declare none. */
function charsetSeen(bytes: Buffer, start: number, end: number): string | null {
  const sample = bytes.toString("latin1", start, Math.min(end, start + 20000));
  for (const match of sample.matchAll(/charset\s{0,3}=\s{0,3}"?([\w-]{2,40})|=\?([\w-]{2,40})\?[bq]\?/gi)) {
    const name = (match[1] ?? match[2])!.toLowerCase();
    if (name !== "us-ascii" && name !== "utf-8") return name;
  }
  return null;
}
