import { PDFiumLibrary } from "@hyzyla/pdfium";
import { renderAnswer } from "../document/render-answer.ts";
import { pointsOf } from "../pages/read-pdf.ts";
import { type Page, writeTiff } from "./write-tiff.ts";

/** What somebody wrote, as the file that a fax server makes of the pages. */
export async function faxOf(letter: {
  name: string;
  from: string;
  to: string;
  text: string;
}): Promise<Buffer<ArrayBuffer>> {
  const { name, ...rest } = letter;
  const pdf = await renderAnswer({
    ...rest,
    shop: name,
    caseId: null,
    at: new Date(),
    pictures: [],
    enclosed: 0,
  });
  return writeTiff(await withPages(pdf, pointsOf));
}

/** The words on the pages of an answer, as whoever gets them reads. */
export async function wordsOf(pdf: Uint8Array): Promise<string> {
  return (await withPages(pdf, async (page) => page.getText())).join("\n").replace(/\r/g, "");
}

type PdfPage = Parameters<typeof pointsOf>[0];

async function withPages<Result extends Page | string>(
  pdf: Uint8Array,
  read: (page: PdfPage) => Promise<Result>,
): Promise<Result[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const found: Result[] = [];
    for (const page of document.pages()) found.push(await read(page));
    return found;
  } finally {
    library.destroy();
  }
}
