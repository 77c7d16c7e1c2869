import { TAG } from "../pages/tiff-directories.ts";

export type Page = { width: number; height: number; rows: Uint8Array };

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
/** Points to an inch of a fine fax, across and down. */
const RESOLUTION = 204;
const ENTRY_BYTES = 12;

/** Pages as one TIFF without compression, of rows in which white is 1. */
export function writeTiff(pages: readonly Page[]): Buffer<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from("II*\0", "latin1"), Buffer.alloc(4)];
  let at = 8;
  let link = parts[1]!;
  for (const { width, height, rows } of pages) {
    const entries: [tag: number, type: number, value: number][] = [
      [TAG.width, LONG, width],
      [TAG.height, LONG, height],
      [TAG.bits, SHORT, 1],
      [TAG.compression, SHORT, 1],
      [TAG.photometric, SHORT, 1],
      [TAG.strips, LONG, at + 8],
      [TAG.samples, SHORT, 1],
      [TAG.rowsPerStrip, LONG, height],
      [TAG.stripBytes, LONG, rows.byteLength],
      [TAG.acrossResolution, RATIONAL, at],
      [TAG.downResolution, RATIONAL, at],
    ];
    const resolution = Buffer.alloc(8);
    resolution.writeUInt32LE(RESOLUTION, 0);
    resolution.writeUInt32LE(1, 4);
    link.writeUInt32LE(at + 8 + rows.byteLength, 0);
    const directory = Buffer.alloc(2 + entries.length * ENTRY_BYTES);
    directory.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, value]] of entries.entries()) {
      const entry = 2 + index * ENTRY_BYTES;
      directory.writeUInt16LE(tag, entry);
      directory.writeUInt16LE(type, entry + 2);
      directory.writeUInt32LE(1, entry + 4);
      directory.writeUInt32LE(value, entry + 8);
    }
    link = Buffer.alloc(4);
    parts.push(resolution, Buffer.from(rows), directory, link);
    at += 8 + rows.byteLength + directory.byteLength + 4;
  }
  return Buffer.concat(parts);
}
