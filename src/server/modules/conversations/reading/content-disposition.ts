/**
 * The header by which a file keeps its name (RFC 6266): plain ASCII for old programs, and the real name, Chinese or
 * whatever it is, percent-encoded UTF-8 (RFC 8187).
 */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const clean = cleanFileName(name);
  const ascii = clean.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const plain = `${kind}; filename="${ascii}"`;
  return ascii === clean ? plain : `${plain}; filename*=UTF-8''${encodeValue(clean)}`;
}

/**
 * A name that is safe to save under: no folders, no control or direction-changing characters (which make "gpj.exe" out
 * of "exe.jpg"), at most 200 characters with the extension kept, never empty.
 */
export function cleanFileName(name: string): string {
  const base = name.toWellFormed().split(/[/\\]/).at(-1)!;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const visible = base.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/g, "");
  const trimmed = visible.replace(/^[\s.]+|[\s.]+$/g, "");
  if (trimmed === "") return "file";
  const characters = [...trimmed];
  if (characters.length <= 200) return trimmed;
  const extension = /\.[\w-]{1,16}$/.exec(trimmed)?.[0] ?? "";
  return characters.slice(0, 200 - extension.length).join("") + extension;
}

// RFC 8187 attr-char: encodeURIComponent leaves five characters that may not stand there.
function encodeValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
