import UTIF, { type IFD } from "utif2";
import { MAX_PAGES, type Pages } from "./pages.ts";
import { bilevelPng } from "./png.ts";
import { type Directory, readDirectories, TAG } from "./tiff-directories.ts";

/** A fax machine's page has 1728 points across, of A3 2432, and no more lines than paper of a metre and a half. */
const MAX_WIDTH = 5_000;
const MAX_HEIGHT = 12_000;
/** None, Group 3 in its two sorts, Group 4, LZW and PackBits: all that fax servers write. */
const COMPRESSIONS = new Set([1, 2, 3, 4, 5, 32_773]);

/** A page says of itself what no fax machine makes: colours, tiles, a field for paper. */
class NotAFax extends Error {
  override readonly name = "NotAFax";
}

/**
 * The pages of a fax in TIFF (Group 3 or 4, RFC 2301, as fax servers receive them). Of a file that is damaged, or made to
 * do harm, there are the pages before the first that cannot be shown.
 */
export function readTiff(tiff: Uint8Array): Pages {
  const buffer = tiff.buffer.slice(tiff.byteOffset, tiff.byteOffset + tiff.byteLength) as ArrayBuffer;
  const pages: Uint8Array[] = [];
  try {
    const found = readDirectories(tiff);
    for (const page of found.slice(0, MAX_PAGES)) pages.push(picture(page, buffer));
    if (pages.length === 0) return { pages, problem: "unreadable" };
    return { pages, problem: found.length > MAX_PAGES ? "too-many" : null };
  } catch (error) {
    return { pages, problem: error instanceof NotAFax ? "not-a-fax" : "unreadable" };
  }
}

function picture(page: Directory, buffer: ArrayBuffer): Uint8Array {
  const { width, height } = sizeOf(page, buffer.byteLength);
  const points = decode(page, buffer, width, height);
  const isBlackOne = (page.get(TAG.photometric)?.[0] ?? 0) === 0;
  const stretch = stretchOf(page);
  const stride = Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height * stretch);
  for (let y = 0; y < height; y++) {
    const row = points.subarray(y * stride, (y + 1) * stride);
    if (isBlackOne) for (let x = 0; x < stride; x++) row[x] = ~row[x]!;
    for (let copy = 0; copy < stretch; copy++) rows.set(row, (y * stretch + copy) * stride);
  }
  return bilevelPng(width, height * stretch, rows);
}

/** How large a page is, once it is sure that it is one: nothing is made of any other. @throws NotAFax */
function sizeOf(page: Directory, fileBytes: number): { width: number; height: number } {
  const first = (tag: number, otherwise: number) => page.get(tag)?.[0] ?? otherwise;
  const [width, height] = [first(TAG.width, 0), first(TAG.height, 0)];
  if (!(width > 0 && width <= MAX_WIDTH && height > 0 && height <= MAX_HEIGHT)) throw new NotAFax("its size");
  if (first(TAG.bits, 1) !== 1 || first(TAG.samples, 1) !== 1) throw new NotAFax("its colours");
  if (first(TAG.photometric, 0) > 1) throw new NotAFax("its colours");
  if (page.has(TAG.tileWidth)) throw new NotAFax("its tiles");
  if (!COMPRESSIONS.has(first(TAG.compression, 1))) throw new NotAFax("its compression");
  const strips = page.get(TAG.strips)?.length ?? 0;
  if (strips === 0 || strips > height) throw new NotAFax("its strips");
  if (page.get(TAG.stripBytes)?.some((bytes) => bytes > fileBytes)) throw new NotAFax("its strips");
  return { width, height };
}

/** The points of a page, eight a byte, as its file has them: which of the two is black the page says. */
function decode(page: Directory, buffer: ArrayBuffer, width: number, height: number): Uint8Array {
  const image = Object.fromEntries([...page].map(([tag, values]) => [`t${tag}`, [...values]])) as unknown as IFD;
  UTIF.decodeImage(buffer, image);
  const stride = Math.ceil(width / 8);
  if (!image.data || image.data.byteLength < stride * height) throw new Error("The page is not whole.");
  return image.data;
}

/** Faxes of the usual quality have half as many lines as points across: each is there twice, or all would look squashed. */
function stretchOf(page: Directory): number {
  const ratio = (page.get(TAG.acrossResolution)?.[0] ?? 0) / (page.get(TAG.downResolution)?.[0] ?? 0);
  return ratio > 1.5 && ratio < 4.5 ? Math.round(ratio) : 1;
}
