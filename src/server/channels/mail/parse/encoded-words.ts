import { decodeCharset } from "./decode-charset.ts";
import type { Problems } from "./problems.ts";

/** RFC 2047 encoded words, with the liberties real mailers take: blanks inside, no blank between, a lost last "?". */
const WORD = /=\?([^?\s=]{1,60})\?([bBqQ])\?([^?\r\n]{0,20000})\?(?:=|$)/g;
const BLANK = /^[ \t]*$/;

/** Q encoding: "_" is a blank, "=XX" a byte; anything else stands for itself. */
function decodeQ(text: string): Buffer {
  const out = Buffer.allocUnsafe(Buffer.byteLength(text, "utf8"));
  const source = Buffer.from(text, "utf8");
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const byte = source[i]!;
    if (byte === 0x3d) {
      const value = Number.parseInt(source.toString("latin1", i + 1, i + 3), 16);
      if (/^[0-9a-f]{2}$/i.test(source.toString("latin1", i + 1, i + 3))) {
        out[length++] = value;
        i += 2;
        continue;
      }
    }
    out[length++] = byte === 0x5f ? 0x20 : byte;
  }
  return out.subarray(0, length);
}

type Run = { charset: string; pieces: { bytes: Buffer; base64: string | null }[] };

/** Words of one charset are joined as bytes first: senders cut multi-byte characters in two. */
function decodeRun(run: Run, problems: Problems): string {
  const decodeAll = (list: Buffer[]) => list.map((b) => decodeCharset(b, run.charset, problems)).join("");
  if (run.pieces.length === 1) return decodeAll([run.pieces[0]!.bytes]);
  const joined = decodeCharset(Buffer.concat(run.pieces.map((p) => p.bytes)), run.charset, problems);
  if (!joined.includes("\ufffd")) return joined;
  // Some senders cut the base64 itself in two and pad only the end.
  if (run.pieces.every((p) => p.base64 !== null)) {
    const bytes = Buffer.from(run.pieces.map((p) => p.base64).join(""), "base64");
    const text = decodeCharset(bytes, run.charset, problems);
    if (!text.includes("\ufffd")) return text;
  }
  const apart = decodeAll(run.pieces.map((p) => p.bytes));
  return apart.includes("\ufffd") ? joined : apart;
}

/** One stretch of a header value: plain text, or the decoded text of neighbouring encoded words. */
export type WordStretch = { text: string; encoded: boolean };

/** Splits a header value into plain stretches and decoded ones. Blanks between encoded words vanish (RFC 2047 §6.2). */
export function splitEncodedWords(value: string, problems: Problems): WordStretch[] {
  if (!value.includes("=?")) return [{ text: value, encoded: false }];
  const stretches: WordStretch[] = [];
  let run: Run | null = null;
  let decoded = "";
  let at = 0;
  const flushRun = () => {
    if (run) decoded += decodeRun(run, problems);
    run = null;
  };
  const flushDecoded = () => {
    flushRun();
    if (decoded !== "") stretches.push({ text: decoded, encoded: true });
    decoded = "";
  };
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(at, match.index);
    const [whole, label, encoding, payload] = match as unknown as [string, string, string, string];
    const follows = run !== null || decoded !== "";
    if (!follows || !BLANK.test(between)) {
      flushDecoded();
      if (between !== "") stretches.push({ text: between, encoded: false });
    }
    const base64 = encoding === "B" || encoding === "b";
    const bytes = base64 ? Buffer.from(payload, "base64") : decodeQ(payload);
    const charset = label.replace(/\*.*$/, "").toLowerCase();
    const current = run as Run | null;
    if (current && current.charset === charset) {
      current.pieces.push({ bytes, base64: base64 ? payload : null });
    } else {
      flushRun();
      run = { charset, pieces: [{ bytes, base64: base64 ? payload : null }] };
    }
    at = match.index + whole.length;
  }
  flushDecoded();
  if (at < value.length) stretches.push({ text: value.slice(at), encoded: false });
  return stretches;
}

/** Decodes the encoded words of an unstructured header value (RFC 2047). */
export function decodeWords(value: string, problems: Problems): string {
  if (!value.includes("=?")) return value;
  return splitEncodedWords(value, problems)
    .map((s) => s.text)
    .join("");
}
