import PDFDocument from "pdfkit";
import { pageLetters } from "../../../kernel/pdf/letters.ts";
import { printable } from "../../../kernel/pdf/printable.ts";

export type Bundle = {
  title: string;
  facts: readonly (readonly [string, string])[];
  storyTitle: string;
  story: readonly { head: string; text: string; files: readonly string[] }[];
  promisesTitle: string;
  promises: readonly string[];
  picturesTitle: string;
  pictures: { name: string; content: Uint8Array }[];
  foot: string;
};

const MARGIN = 56;
const WIDTH = 595 - 2 * MARGIN;

/** Writes a bundle as pages of A4; each says which of how many it is. */
export async function renderBundle(bundle: Bundle): Promise<Uint8Array> {
  const document = new PDFDocument({ size: "A4", margin: MARGIN, bufferPages: true, font: "" });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.once("end", resolve).once("error", reject));
  document.font(pageLetters());
  document.fontSize(20).text(printable(bundle.title), { width: WIDTH }).moveDown(0.6);
  document.fontSize(11);
  for (const [name, value] of bundle.facts) row(document, name, value);
  heading(document, bundle.storyTitle);
  for (const { head, text, files } of bundle.story) {
    document.fontSize(9).fillColor("#555").text(printable(head), { width: WIDTH });
    document.fontSize(11).fillColor("#000").text(printable(text), { width: WIDTH, lineGap: 2 });
    for (const file of files) document.fontSize(9).fillColor("#555").text(printable(file), { width: WIDTH });
    document.fillColor("#000").moveDown(0.7);
  }
  if (bundle.promises.length > 0) heading(document, bundle.promisesTitle);
  for (const promise of bundle.promises) document.fontSize(11).text(`– ${printable(promise)}`, { width: WIDTH });
  for (const { name, content } of bundle.pictures) {
    document.addPage();
    document
      .fontSize(9)
      .text(`${bundle.picturesTitle}: ${printable(name)}`, { width: WIDTH })
      .moveDown(0.5);
    try {
      document.image(Buffer.from(content), { fit: [WIDTH, 842 - 3 * MARGIN - 20], align: "center" });
    } catch {
      // A picture that is none is named, and the bundle goes out.
    }
  }
  numberPages(document, bundle.foot);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function row(document: PDFKit.PDFDocument, name: string, value: string): void {
  if (document.y > 842 - 2 * MARGIN) document.addPage();
  const { y } = document;
  document.fillColor("#555").text(printable(name), MARGIN, y, { width: 110, lineBreak: false });
  document.fillColor("#000").text(printable(value), MARGIN + 120, y, { width: WIDTH - 120 });
  document.x = MARGIN;
  document.moveDown(0.2);
}

function heading(document: PDFKit.PDFDocument, text: string): void {
  document.moveDown(1);
  document.fontSize(14).text(printable(text), MARGIN, document.y, { width: WIDTH }).moveDown(0.4);
}

function numberPages(document: PDFKit.PDFDocument, foot: string): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the margin, where a line would otherwise begin another page.
    document.page.margins.bottom = 0;
    document.fontSize(9).fillColor("#555");
    document.text(`${printable(foot)} · ${page + 1} / ${count}`, MARGIN, 805, { width: WIDTH, align: "center" });
  }
}
