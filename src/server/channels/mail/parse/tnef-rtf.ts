import { decodeCharset } from "./decode-charset.ts";
import type { Problems } from "./problems.ts";

/** Outlook's compressed RTF ([MS-OXRTFCP]) and the HTML that is hidden in it ([MS-OXRTFEX]). */

const PRELOAD =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans " +
  "SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const WINDOW = 4096;
const LZFU = 0x75465a4c;
const MELA = 0x414c454d;
/** A few KB can announce gigabytes. */
const MAX_RTF = 32 * 1024 * 1024;

export function expandRtf(data: Buffer): Buffer {
  if (data.length < 16) return Buffer.alloc(0);
  const rawSize = Math.min(data.readUInt32LE(4), MAX_RTF);
  const kind = data.readUInt32LE(8);
  if (kind === MELA) return data.subarray(16, 16 + rawSize);
  if (kind !== LZFU) return Buffer.alloc(0);
  const window = Buffer.alloc(WINDOW);
  window.write(PRELOAD, "latin1");
  let write = PRELOAD.length;
  const out = Buffer.alloc(Math.min(rawSize, data.length * 18));
  let length = 0;
  const emit = (byte: number) => {
    if (length < out.length) out[length++] = byte;
    window[write] = byte;
    write = (write + 1) % WINDOW;
  };
  let at = 16;
  while (at < data.length && length < out.length) {
    const control = data[at++]!;
    for (let bit = 0; bit < 8 && at < data.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        emit(data[at++]!);
        continue;
      }
      if (at + 1 >= data.length) return out.subarray(0, length);
      const token = data.readUInt16BE(at);
      at += 2;
      const offset = token >> 4;
      if (offset === write) return out.subarray(0, length);
      for (let n = 0; n < (token & 15) + 2; n++) emit(window[(offset + n) % WINDOW]!);
    }
  }
  return out.subarray(0, length);
}

const TOKEN = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|\r?\n|([^\\{}\r\n]+)/gi;
const SYMBOLS: Record<string, string> = {
  par: "\n",
  line: "\n",
  tab: "\t",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  endash: "–",
  emdash: "—",
};

/** @returns the HTML an RTF body was made from, "" when it was not made from HTML. */
export function htmlFromRtf(rtf: Buffer, codepage: string, problems: Problems): string {
  const source = rtf.toString("latin1");
  if (!/\\fromhtml1/.test(source.slice(0, 2000))) return "";
  let out = "";
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) out += decodeCharset(Buffer.from(bytes), codepage, problems);
    bytes = [];
  };
  // Per group: is it shown at all, is it a chunk of original HTML, is it between \htmlrtf and \htmlrtf0.
  type Group = { hidden: boolean; html: boolean; rtfOnly: boolean };
  const stack: Group[] = [];
  let group: Group = { hidden: false, html: false, rtfOnly: false };
  const shown = () => !group.hidden && !group.rtfOnly;
  let skipAfterUnicode = 0;
  for (const [, hex, word, number, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (hex !== undefined) {
      if (skipAfterUnicode > 0) skipAfterUnicode--;
      else if (shown()) bytes.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (brace === "{") {
      stack.push(group);
      group = { ...group };
    } else if (brace === "}") {
      group = stack.pop() ?? group;
    } else if (word === "htmltag") {
      group.hidden = false;
      group.html = true;
    } else if (word === "htmlrtf") {
      group.rtfOnly = number !== "0";
    } else if (word === "u" && number !== undefined) {
      if (shown()) out += String.fromCharCode(Number(number) & 0xffff);
      skipAfterUnicode = 1;
    } else if (word !== undefined) {
      if (word === "fonttbl" || word === "colortbl" || word === "stylesheet" || word === "info" || word === "pntext")
        group.hidden = true;
      else if (shown()) out += SYMBOLS[word] ?? "";
    } else if (symbol === "*") {
      group.hidden = true;
    } else if (symbol !== undefined) {
      if (shown()) out += symbol === "~" ? "&nbsp;" : /[\\{}]/.test(symbol) ? symbol : "";
    } else if (plain !== undefined) {
      const text = skipAfterUnicode > 0 ? plain.slice(1) : plain;
      skipAfterUnicode = 0;
      if (shown()) out += text;
    }
  }
  flush();
  return out;
}
