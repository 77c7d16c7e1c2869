/** What a file of pages is, by its first bytes: names and types of senders are often wrong. */
export function kindOf(content: Uint8Array): { type: string; ending: string } {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 1_024)).toString("latin1");
  if (head.includes("%PDF-")) return { type: "application/pdf", ending: "pdf" };
  return { type: "image/tiff", ending: "tif" };
}
