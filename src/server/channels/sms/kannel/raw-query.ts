/**
 * The parameters of an address as bytes: Kannel puts texts into them in whatever alphabet they came, which decoding them as
 * UTF-8 would destroy.
 */
export function rawQuery(url: string): Map<string, Buffer> {
  const [, query = ""] = url.split("?", 2);
  const pairs = query.split("#", 1)[0]!.split("&");
  return new Map(
    pairs.map((pair): [string, Buffer] => {
      const at = pair.indexOf("=");
      const [name, value] = at === -1 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [percentBytes(name).toString(), percentBytes(value)];
    }),
  );
}

function percentBytes(text: string): Buffer {
  const bytes = text
    .replaceAll("+", " ")
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

/** A short message's text: two bytes a letter where its coding says so (2), else in the alphabet that is named. */
export function decodeText(bytes: Buffer, coding: string | undefined, charset: string | undefined): string {
  const named = charset && /^utf-?16/i.test(charset) ? "utf-16be" : charset || (coding === "2" ? "utf-16be" : "utf-8");
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder(coding === "2" ? "utf-16be" : "utf-8").decode(bytes);
  }
}
