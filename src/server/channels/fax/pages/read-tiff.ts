import UTIF, { type IFD } from "utif2";
import { bilevelPng } from "./png.ts";

/** A fax machine's page has 1728 points across, of A3 2432, and no more lines than paper of a metre and a half. */
const MAX_WIDTH = 5_000;
const MAX_HEIGHT = 12_000;
export const MAX_PAGES = 100;

export type Pages = {
  /** each page as PNG, in its order */
  pages: Uint8Array[];
  /** why what came later is not among them */
  problem: "too-many" | "unreadable" | null;
};

/**
 * The pages of a fax in TIFF (Group 3 or 4, RFC 2301, as HylaFAX receives them). Of a file that is damaged, or made to do
 * harm, there are the pages before the first that cannot be shown.
 */
export function readTiff(tiff: Uint8Array): Pages {
  const buffer = tiff.buffer.slice(tiff.byteOffset, tiff.byteOffset + tiff.byteLength) as ArrayBuffer;
  const pages: Uint8Array[] = [];
  try {
    const found = UTIF.decode(buffer);
    for (const page of found.slice(0, MAX_PAGES)) pages.push(picture(page, buffer));
    if (pages.length === 0) return { pages, problem: "unreadable" };
    return { pages, problem: found.length > MAX_PAGES ? "too-many" : null };
  } catch {
    return { pages, problem: "unreadable" };
  }
}

function picture(page: IFD, buffer: ArrayBuffer): Uint8Array {
  const [width, height] = [tag(page, 256), tag(page, 257)];
  if (!(width > 0 && width <= MAX_WIDTH && height > 0 && height <= MAX_HEIGHT)) throw new Error("No page is so large.");
  UTIF.decodeImage(buffer, page);
  const colours = UTIF.toRGBA8(page);
  if (colours.byteLength < width * height * 4) throw new Error("The page is not whole.");
  const stretch = stretchOf(page);
  const stride = Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height * stretch);
  for (let y = 0; y < height; y++) {
    const row = new Uint8Array(stride);
    for (let x = 0; x < width; x++) if (isWhite(colours, (y * width + x) * 4)) row[x >> 3]! |= 0x80 >> (x & 7);
    for (let copy = 0; copy < stretch; copy++) rows.set(row, (y * stretch + copy) * stride);
  }
  return bilevelPng(width, height * stretch, rows);
}

function isWhite(colours: Uint8Array, at: number): boolean {
  return colours[at]! + colours[at + 1]! + colours[at + 2]! > 382;
}

/** Faxes of the usual quality have half as many lines as points across: each is there twice, or all would look squashed. */
function stretchOf(page: IFD): number {
  const ratio = tag(page, 282) / tag(page, 283);
  return ratio > 1.5 && ratio < 4.5 ? Math.round(ratio) : 1;
}

function tag(page: IFD, number: number): number {
  const value = page[`t${number}`];
  const [first] = Array.isArray(value) ? (value as (string | number | [number, number])[]) : [];
  // Fractions are pairs.
  return Array.isArray(first) ? first[0] / first[1] : Number(first);
}
