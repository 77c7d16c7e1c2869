import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import iconv from "iconv-lite";
import { encodingForLabel } from "./charset-labels.ts";
import { guessCharset } from "./guess-charset.ts";
import type { Problems } from "./problems.ts";

const decoders = new Map<string, TextDecoder | null>();

function decoderFor(encoding: string): TextDecoder | null {
  let decoder = decoders.get(encoding);
  if (decoder !== undefined) return decoder;
  try {
    decoder = new TextDecoder(encoding, { ignoreBOM: false });
  } catch {
    decoder = null;
  }
  // The label comes from the mail, so the cache must not grow with what senders invent.
  if (decoder || decoders.size < 500) decoders.set(encoding, decoder);
  return decoder;
}

/** 7-bit encodings that switch sets by escape sequences: pure ASCII bytes do not mean ASCII text. */
const STATEFUL = new Set(["iso-2022-jp", "iso-2022-kr", "hz", "utf-7", "utf-16", "utf-16le", "utf-16be", "utf-32"]);

/** Encodings in which bytes that happen to be well-formed UTF-8 are, for all practical purposes, mislabelled UTF-8. */
const MULTIBYTE = new Set(["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"]);

const HZ_RUN = /~\{((?:[\x21-\x7e]{2})*)(?:~\}|(?=\n)|$)/g;

function raiseHighBit(shifted: string): Buffer {
  const bytes = Buffer.from(shifted, "latin1");
  for (let i = 0; i < bytes.length; i++) bytes[i]! |= 0x80;
  return bytes;
}

/** RFC 1843: ~{ … ~} around GB 2312 with the high bits off. */
function decodeHz(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/~\n/g, "")
    .replace(HZ_RUN, (_, shifted: string) => decodeWith("gb18030", raiseHighBit(shifted)))
    .replace(/~~/g, "~");
}

/** RFC 1557: SO … SI around KS X 1001 with the high bits off. */
function decodeIso2022Kr(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replaceAll("\x1b$)C", "")
    .split("\x0e")
    .map((piece, index) => {
      if (index === 0) return piece;
      const shifted = piece.split("\x0f", 1)[0]!.split("\n", 1)[0]!;
      return decodeWith("euc-kr", raiseHighBit(shifted)) + piece.slice(shifted.length).replace("\x0f", "");
    })
    .join("");
}

function decodeWith(encoding: string, bytes: Buffer): string {
  if (encoding === "hz") return decodeHz(bytes);
  if (encoding === "iso-2022-kr") return decodeIso2022Kr(bytes);
  // TextDecoder is several times faster; iconv-lite knows the rest (utf-7, IBM code pages, old Macs …).
  const decoder = decoderFor(encoding);
  if (decoder) return decoder.decode(bytes);
  return iconv.decode(bytes, encoding);
}

function isKnown(encoding: string): boolean {
  if (encoding === "hz" || encoding === "iso-2022-kr") return true;
  return decoderFor(encoding) !== null || iconv.encodingExists(encoding);
}

/** What ISO-2022-JP looks like when it is not declared. */
const JAPANESE_ESCAPES = ["\x1b$B", "\x1b$@", "\x1b(J"];

/**
 * Turns bytes into text, trusting the declared charset only as far as the bytes bear it out.
 *
 * @param label the declared charset, if any
 * @param hint a charset seen elsewhere in the same mail, the best guess for bytes that declare nothing
 */
export function decodeCharset(
  input: Uint8Array,
  label: string | null | undefined,
  problems: Problems,
  hint?: string | null,
): string {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const declared = encodingForLabel(label);
  if (isAscii(bytes) && (declared === null || !STATEFUL.has(declared))) {
    const text = bytes.toString("latin1");
    if (text.includes("\x1b") && JAPANESE_ESCAPES.some((sequence) => text.includes(sequence))) {
      problems.note("charset-mislabelled", `${label ?? "nothing"} declared, read as iso-2022-jp`);
      return decodeWith("iso-2022-jp", bytes);
    }
    return text;
  }
  const wellFormedUtf8 = isUtf8(bytes);
  if (declared === "utf-8") {
    if (wellFormedUtf8) return withoutBom(bytes.toString("utf8"));
    return decodeBrokenUtf8(bytes, problems, hint);
  }
  if (declared !== null && isKnown(declared)) {
    if (wellFormedUtf8 && !STATEFUL.has(declared) && looksMislabelled(bytes, declared)) {
      problems.note("charset-mislabelled", `${label} declared, read as utf-8`);
      return withoutBom(bytes.toString("utf8"));
    }
    return decodeWith(declared, bytes);
  }
  if (declared !== null) problems.note("charset-unknown", String(label));
  if (wellFormedUtf8) {
    if (label) problems.note("charset-mislabelled", `${label} declared, read as utf-8`);
    return withoutBom(bytes.toString("utf8"));
  }
  const guess = guessCharset(bytes, encodingForLabel(hint));
  problems.note("charset-mislabelled", `${label || "nothing"} declared, read as ${guess}`);
  return decodeWith(guess, bytes);
}

/** Of bytes that are well-formed UTF-8: is the declared charset the less likely reading? */
function looksMislabelled(bytes: Buffer, declared: string): boolean {
  if (!MULTIBYTE.has(declared)) return true;
  let eastAsian = 0;
  let other = 0;
  const end = Math.min(bytes.length, 65536);
  for (let i = 0; i < end; i++) {
    const lead = bytes[i]!;
    if (lead >= 0xe3 && lead <= 0xed) eastAsian++;
    else if (lead >= 0xc2) other++;
  }
  // One Chinese character pair in GBK is well-formed UTF-8 now and then; longer runs hardly ever are.
  return eastAsian >= 2 && eastAsian > other;
}

/** A cut or two in long UTF-8 is damage; bytes that are mostly not UTF-8 are another charset. */
function decodeBrokenUtf8(bytes: Buffer, problems: Problems, hint?: string | null): string {
  const text = bytes.toString("utf8");
  let broken = 0;
  let sound = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) sound++;
  }
  if (sound >= broken * 2) {
    problems.note("charset-damaged", `${broken} broken characters in utf-8`);
    return withoutBom(text);
  }
  const guess = guessCharset(bytes, encodingForLabel(hint));
  problems.note("charset-mislabelled", `utf-8 declared, read as ${guess}`);
  return decodeWith(guess, bytes);
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
