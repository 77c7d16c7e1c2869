const META = /<meta[^>]{1,300}?charset\s*=\s*["']?([\w:-]{2,40})/i;

/** The charset an HTML part names in its own <meta>, for when its Content-Type names none. */
export function sniffHtmlCharset(content: Buffer): string | null {
  const found = META.exec(content.toString("latin1", 0, 4096))?.[1] ?? null;
  return found;
}
