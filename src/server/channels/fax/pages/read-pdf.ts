import { PDFiumLibrary, type PDFiumPage } from "@hyzyla/pdfium";
import { MAX_PAGES, type Pages } from "./pages.ts";
import { bilevelPng } from "./png.ts";

/** As many points across as a fax machine's page has. */
const WIDTH = 1_728;
/** A roll of paper: longer pages are shown smaller. */
const MAX_HEIGHT = 6_000;
const WHITE_FROM = 160;

/** The pages of a fax that came as PDF, each as a picture. Of a damaged one there are those before the first fault. */
export async function readPdf(pdf: Uint8Array): Promise<Pages> {
  const pages: Uint8Array[] = [];
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const count = document.getPageCount();
    for (let number = 0; number < Math.min(count, MAX_PAGES); number++)
      pages.push(await picture(document.getPage(number)));
    if (pages.length === 0) return { pages, problem: "unreadable" };
    return { pages, problem: count > MAX_PAGES ? "too-many" : null };
  } catch {
    return { pages, problem: "unreadable" };
  } finally {
    library.destroy();
  }
}

async function picture(page: PDFiumPage): Promise<Uint8Array> {
  const { width, height, rows } = await pointsOf(page);
  return bilevelPng(width, height, rows);
}

/** A page in black and white as a fax machine sees it: eight points a byte, white is 1. */
export async function pointsOf(page: PDFiumPage): Promise<{ width: number; height: number; rows: Uint8Array }> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Error("The page has no size.");
  const scale = Math.min(WIDTH / originalWidth, MAX_HEIGHT / originalHeight);
  const { width, height, data } = await page.render({ scale, render: "bitmap", colorSpace: "Gray" });
  const stride = Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (data[y * width + x]! >= WHITE_FROM) rows[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
  return { width, height, rows };
}
