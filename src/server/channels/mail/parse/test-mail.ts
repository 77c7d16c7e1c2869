/** Builds raw mails for tests: header lines, an empty line, a body; latin1 strings stand for raw bytes. */
export function rawMail(headers: string[], body = "", lineEnd = "\r\n"): Uint8Array {
  return new Uint8Array(Buffer.from([...headers, "", body].join("\n").replaceAll("\n", lineEnd), "latin1"));
}

/** Raw bytes of a hex string, as a latin1 string to be put into a rawMail. */
export function bytes(hex: string): string {
  return Buffer.from(hex.replace(/\s/g, ""), "hex").toString("latin1");
}

export const utf8 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
