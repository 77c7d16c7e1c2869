import type { Problems } from "./problems.ts";

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** RFC 2045 §6.7. Blanks before a line end are transport padding; a broken escape stays as it is. */
export function decodeQuotedPrintable(source: Buffer): Buffer {
  if (!source.includes(EQUALS)) return source;
  const out = Buffer.allocUnsafe(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const byte = source[i]!;
    if (byte !== EQUALS) {
      out[length++] = byte;
      continue;
    }
    const high = hexValue(source[i + 1]);
    const low = high === -1 ? -1 : hexValue(source[i + 2]);
    if (low !== -1) {
      out[length++] = high * 16 + low;
      i += 2;
      continue;
    }
    let next = i + 1;
    while (source[next] === 0x20 || source[next] === 0x09) next++;
    if (source[next] === CR && source[next + 1] === LF) next++;
    if (next >= source.length || source[next] === LF || source[next] === CR) i = next;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Lines that are not base64 at all (a footer some list server appended below the encoded body). */
const FOREIGN_LINE = /[^A-Za-z0-9+/=\s]/;
/** Padding followed by more data: several encoded pieces, one after the other. */
const INNER_PADDING = /=[\r\n\s]*[A-Za-z0-9+/]/;

function decodeBase64(source: Buffer, problems: Problems): Buffer {
  const text = source.toString("latin1");
  if (!FOREIGN_LINE.test(text) && !INNER_PADDING.test(text)) return Buffer.from(text, "base64");
  const pieces: Buffer[] = [];
  let pending = "";
  let foreign = 0;
  for (const line of text.split("\n")) {
    // Letters and blanks alone could be words as well: only other signs betray a plain-text line.
    if (FOREIGN_LINE.test(line) || /\S\s+\S/.test(line)) {
      foreign++;
      // After the final padding comes only what others appended.
      if (pending === "" && pieces.length > 0) break;
      pending += line.replace(/[^A-Za-z0-9+/=]/g, "");
      continue;
    }
    pending += line.trim();
    if (pending.endsWith("=")) {
      pieces.push(Buffer.from(pending, "base64"));
      pending = "";
    }
  }
  if (foreign > 0) problems.note("base64-damaged", `${foreign} lines hold something else`);
  for (const piece of pending.split(/=+/)) pieces.push(Buffer.from(piece, "base64"));
  return Buffer.concat(pieces);
}

/** One or several uuencoded blocks; text around them is dropped. */
export function decodeUu(source: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let inside = false;
  for (const line of source.toString("latin1").split(/\r?\n/)) {
    if (!inside) {
      inside = /^begin [0-7]{3,4} /.test(line);
      continue;
    }
    if (line === "end") {
      inside = false;
      continue;
    }
    const size = (line.charCodeAt(0) - 32) & 63;
    if (line === "" || size === 0) continue;
    const piece = Buffer.alloc(size);
    let length = 0;
    for (let i = 1; length < size && i < line.length; i += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((n) => (((line.charCodeAt(i + n) || 32) - 32) & 63) >>> 0) as [
        number,
        number,
        number,
        number,
      ];
      const bits = (a << 18) | (b << 12) | (c << 6) | d;
      for (const shift of [16, 8, 0]) if (length < size) piece[length++] = (bits >> shift) & 255;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Undoes a Content-Transfer-Encoding. Unknown ones are passed through and noted. */
export function decodeTransfer(source: Buffer, encoding: string, problems: Problems): Buffer {
  const name = /[a-z0-9-]+/.exec(encoding.toLowerCase().replace(/\([^)]*\)/g, ""))?.[0] ?? "";
  switch (name) {
    case "base64":
      return decodeBase64(source, problems);
    case "quoted-printable":
    case "quotedprintable":
      return decodeQuotedPrintable(source);
    case "x-uuencode":
    case "uuencode":
    case "x-uue":
    case "uue":
      return decodeUu(source);
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return source;
    default:
      problems.note("transfer-encoding-unknown", name);
      return source;
  }
}
