import type { EventEmitter } from "node:events";
import { StringDecoder } from "node:string_decoder";
import { Element } from "ltx";
import SaxLtx from "ltx/src/parsers/ltx.js";

// Its types say that it is none.
const Sax = SaxLtx as unknown as new () => EventEmitter & { write(text: string): void };

/**
 * Reads one side of a stream (RFC 6120 §4): its beginning, one element after the other, and its end.
 *
 * @returns what takes the bytes as they come
 */
export function readStream(on: {
  begin(): void;
  element(element: Element): void;
  end(): void;
}): (bytes: Buffer) => void {
  const decoder = new StringDecoder("utf8");
  const sax = new Sax();
  let depth = 0;
  let open: Element | null = null;
  sax.on("startElement", (name: string, attrs: Record<string, string>) => {
    depth++;
    const element = new Element(name, attrs);
    if (depth === 1) on.begin();
    else open = open ? open.cnode(element) : element;
  });
  sax.on("endElement", () => {
    depth--;
    if (depth === 0) on.end();
    if (!open) return;
    const { parent } = open;
    if (!parent) on.element(open);
    open = parent as Element | null;
  });
  sax.on("text", (text: string) => open?.t(text));
  return (bytes) => sax.write(decoder.write(bytes));
}
