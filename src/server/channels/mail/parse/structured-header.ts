import { decodeCharset } from "./decode-charset.ts";
import { decodeWords } from "./encoded-words.ts";
import type { Problems } from "./problems.ts";

/** A header such as Content-Type: a lower-case value and its decoded parameters (RFC 2045, 2231, 2047 as abused). */
export type StructuredHeader = { value: string; params: Map<string, string> };

const MAX_PARAMS = 200;
const MAX_LENGTH = 65_536;

/** Drops RFC 822 comments outside quotes; an unclosed parenthesis is content, not a comment. */
function stripComments(text: string): string {
  if (!text.includes("(")) return text;
  let out = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '"' && text[i - 1] !== "\\") quoted = !quoted;
    if (!quoted && c === "(") {
      const close = text.indexOf(")", i);
      if (close === -1) return out + text.slice(i);
      i = close;
      continue;
    }
    out += c;
  }
  return out;
}

/** Cuts at ";" outside quotes. A quote that is never closed is taken literally, so that it cannot swallow the rest. */
function splitParams(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let mayClose = true;
  for (let i = 0; i < text.length && parts.length < MAX_PARAMS; i++) {
    const c = text[i];
    if (c === ";") {
      parts.push(text.slice(start, i));
      start = i + 1;
    } else if (c === '"' && mayClose) {
      const close = closingQuote(text, i);
      if (close === -1) mayClose = false;
      else i = close;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function closingQuote(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}

function unquote(raw: string): string {
  const value = raw.trim();
  if (!value.startsWith('"')) return value;
  const close = closingQuote(value, 0);
  const inner = close === -1 ? value.slice(1) : value.slice(1, close);
  // Windows paths are sent unescaped: only a quote or a backslash is really being escaped.
  return inner.replace(/\\(["\\])/g, "$1");
}

function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 0x25 ? bytes.toString("latin1", i + 1, i + 3) : "";
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      out[length++] = Number.parseInt(hex, 16);
      i += 2;
    } else {
      out[length++] = bytes[i]!;
    }
  }
  return out.subarray(0, length);
}

type Section = { number: number; value: string; encoded: boolean };

/** RFC 2231: name*0*, name*1 … put back together; the charset stands in the first section. */
function joinSections(sections: Section[], problems: Problems): string {
  sections.sort((a, b) => a.number - b.number);
  let charset = "";
  const bytes: Buffer[] = [];
  sections.forEach((section, index) => {
    let value = section.value;
    if (index === 0 && section.encoded) {
      const match = /^([^']{0,60})'[^']{0,60}'/.exec(value);
      if (match) {
        charset = match[1]!;
        value = value.slice(match[0].length);
      }
    }
    bytes.push(section.encoded ? percentDecode(value) : Buffer.from(value, "utf8"));
  });
  return decodeCharset(Buffer.concat(bytes), charset || null, problems);
}

export function parseStructuredHeader(text: string, problems: Problems): StructuredHeader {
  const [head, ...rest] = splitParams(stripComments(text.slice(0, MAX_LENGTH)));
  const params = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const part of rest) {
    const equals = part.indexOf("=");
    if (equals === -1) continue;
    const key = part.slice(0, equals).trim().toLowerCase();
    const value = unquote(part.slice(equals + 1));
    const continued = /^([^*]+)\*(\d{1,4})?(\*)?$/.exec(key);
    if (continued) {
      const [, name, number, star] = continued;
      const list = sections.get(name!) ?? [];
      list.push({ number: Number(number ?? 0), value, encoded: star === "*" || number === undefined });
      sections.set(name!, list);
    } else if (key !== "" && !params.has(key)) {
      params.set(key, decodeWords(value, problems));
    }
  }
  for (const [name, list] of sections) params.set(name, joinSections(list, problems));
  return { value: unquote(head!).toLowerCase().replace(/\s+/g, ""), params };
}
