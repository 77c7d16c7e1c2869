import { MAX_PAGES } from "./pages.ts";

/** What is needed to make a picture of a page, by the numbers of TIFF 6.0 and RFC 2301. */
export const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  strips: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  acrossResolution: 282,
  downResolution: 283,
  groupThree: 292,
  tileWidth: 322,
} as const;
const WANTED = new Set<number>(Object.values(TAG));

/** The values of a page's directory, by tag. */
export type Directory = ReadonlyMap<number, readonly number[]>;

/** Strips of one line each are as many as a page has lines. */
const MAX_VALUES = 12_000;
const BYTE = 1;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const SIZES: Readonly<Record<number, number>> = { [BYTE]: 1, [SHORT]: 2, [LONG]: 4, [RATIONAL]: 8 };

/**
 * Reads the directories of a TIFF, and nothing of its pictures: what it says of itself is looked at before anything is
 * made of it.
 *
 * @returns those up to the first that cannot be read, one more than may be shown at most
 * @throws RangeError where it is no TIFF
 */
export function readDirectories(tiff: Uint8Array): Directory[] {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) throw new RangeError("This is no TIFF.");
  const found: Directory[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && !seen.has(at) && found.length <= MAX_PAGES; ) {
    seen.add(at);
    try {
      found.push(readDirectory(view, at, little));
      at = view.getUint32(at + 2 + view.getUint16(at, little) * 12, little);
    } catch (error) {
      if (found.length === 0 || !(error instanceof RangeError)) throw error;
      break;
    }
  }
  return found;
}

function readDirectory(view: DataView, at: number, little: boolean): Directory {
  const directory = new Map<number, number[]>();
  const entries = view.getUint16(at, little);
  for (let entry = at + 2; entry < at + 2 + entries * 12; entry += 12) {
    const tag = view.getUint16(entry, little);
    const size = SIZES[view.getUint16(entry + 2, little)];
    const count = view.getUint32(entry + 4, little);
    if (!WANTED.has(tag) || !size || directory.has(tag)) continue;
    if (count > MAX_VALUES) throw new RangeError("No page of a fax has so many parts.");
    const start = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    directory.set(
      tag,
      Array.from({ length: count }, (_, index) => valueAt(view, start + index * size, size, little)),
    );
  }
  return directory;
}

function valueAt(view: DataView, at: number, size: number, little: boolean): number {
  if (size === 1) return view.getUint8(at);
  if (size === 2) return view.getUint16(at, little);
  if (size === 4) return view.getUint32(at, little);
  return view.getUint32(at, little) / view.getUint32(at + 4, little);
}
