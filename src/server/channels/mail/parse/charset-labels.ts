/**
 * Charset labels found in mail → the encoding that reads them best.
 *
 * Supersets stand in for their subsets on purpose (gb18030 for gb2312 and gbk, windows-1252 for latin1), because senders
 * write characters of the superset under the label of the subset. WHATWG labels not listed here are looked up by name.
 */
const ALIASES: Record<string, string> = {
  gb2312: "gb18030",
  gb231280: "gb18030",
  gbk: "gb18030",
  cp936: "gb18030",
  "936": "gb18030",
  windows936: "gb18030",
  ms936: "gb18030",
  gb18030: "gb18030",
  gb180302000: "gb18030",
  euccn: "gb18030",
  chinese: "gb18030",
  chinesesimplified: "gb18030",
  hzgb2312: "hz",
  hz: "hz",
  big5: "big5",
  big5hkscs: "big5",
  cnbig5: "big5",
  cp950: "big5",
  "950": "big5",
  windows950: "big5",
  euctw: "euc-tw",
  shiftjis: "shift_jis",
  sjis: "shift_jis",
  cp932: "shift_jis",
  "932": "shift_jis",
  ms932: "shift_jis",
  windows932: "shift_jis",
  windows31j: "shift_jis",
  mskanji: "shift_jis",
  eucjp: "euc-jp",
  cp51932: "euc-jp",
  eucjpms: "euc-jp",
  iso2022jp: "iso-2022-jp",
  iso2022jp1: "iso-2022-jp",
  iso2022jp2: "iso-2022-jp",
  iso2022jp3: "iso-2022-jp",
  iso2022jpms: "iso-2022-jp",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  cp50222: "iso-2022-jp",
  junet: "iso-2022-jp",
  euckr: "euc-kr",
  ksc56011987: "euc-kr",
  ksc5601: "euc-kr",
  ksc56011989: "euc-kr",
  cp949: "euc-kr",
  "949": "euc-kr",
  uhc: "euc-kr",
  windows949: "euc-kr",
  korean: "euc-kr",
  iso2022kr: "iso-2022-kr",
  utf7: "utf-7",
  unicode11utf7: "utf-7",
  utf8: "utf-8",
  utf8mb4: "utf-8",
  unicode11utf8: "utf-8",
  utf16: "utf-16",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  ucs2: "utf-16",
  unicode: "utf-16",
  utf32: "utf-32",
  latin1: "windows-1252",
  iso88591: "windows-1252",
  l1: "windows-1252",
  cp1252: "windows-1252",
  windows1252: "windows-1252",
  ansi: "windows-1252",
  iso88598i: "iso-8859-8-i",
  iso88598e: "iso-8859-8",
  iso88599: "windows-1254",
  iso885911: "windows-874",
  tis620: "windows-874",
  cp874: "windows-874",
};

/** Labels that promise nothing about the bytes: whoever wrote them did not know either. */
const NO_PROMISE = new Set([
  "",
  "usascii",
  "ascii",
  "ansix341968",
  "iso646us",
  "7bit",
  "8bit",
  "unknown",
  "unknown8bit",
  "xunknown",
  "default",
  "defaultcharset",
  "none",
  "null",
  "undefined",
  "binary",
  "auto",
  "userdefined",
  "text",
  "plain",
]);

/** @returns the encoding for a charset label, or null when the label says nothing usable about the bytes. */
export function encodingForLabel(label: string | null | undefined): string | null {
  const trimmed = (label ?? "").trim().replace(/^["']+|["']+$/g, "");
  // RFC 2231 §5 lets a language follow: "utf-8*en".
  const key = trimmed
    .toLowerCase()
    .replace(/\*.*$/, "")
    .replace(/^(?:x-|cs)(?=.{2})/, "")
    .replace(/[^a-z0-9]/g, "");
  if (NO_PROMISE.has(key)) return null;
  const alias = ALIASES[key];
  if (alias) return alias;
  return trimmed.toLowerCase().replace(/\*.*$/, "");
}
