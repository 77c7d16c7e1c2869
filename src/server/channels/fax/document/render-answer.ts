import PDFDocument from "pdfkit";
import { pageLetters } from "../../../kernel/pdf/letters.ts";
import { printable } from "../../../kernel/pdf/printable.ts";

export type Answer = {
  /** who writes, as customers know them */
  shop: string;
  from: string;
  to: string;
  /** null where it is about none */
  caseId: number | null;
  at: Date;
  text: string;
  pictures: readonly Uint8Array[];
  /** pages of documents that go out behind these, as far as known */
  enclosed: number;
};

const MARGIN = 56;
const SIZE = 12;

/** Points across that hold one line of a fax's page. */
const WIDTH = 595 - 2 * MARGIN;

/**
 * An answer as pages to be faxed: who writes to whom about which case in both languages, the words, then each picture on a
 * page of its own. Every page says which of how many it is, since paper is mixed up.
 */
export async function renderAnswer(answer: Answer): Promise<Uint8Array> {
  const document = new PDFDocument({ size: "A4", margin: MARGIN, bufferPages: true, font: "" });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.once("end", resolve).once("error", reject));
  document.font(pageLetters());
  head(document, answer);
  document.fontSize(SIZE).text(printable(answer.text), { width: WIDTH, lineGap: 5 });
  for (const picture of answer.pictures) {
    document.addPage();
    document.image(Buffer.from(picture), MARGIN, MARGIN, { fit: [WIDTH, 842 - 3 * MARGIN], align: "center" });
  }
  numberPages(document, answer);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function head(document: PDFKit.PDFDocument, { shop, from, to, caseId, at, enclosed }: Answer): void {
  document.fontSize(22).text(printable(shop), { width: WIDTH });
  document.fontSize(16).text("传真 Fax", { width: WIDTH }).moveDown(0.5);
  const rows = [
    ["收件人 To", to],
    ["发件人 From", from],
    ...(caseId === null ? [] : [["工单 Case", `#${caseId}`]]),
    ["日期 Date", at.toLocaleDateString("sv-SE")],
    ...(enclosed > 0 ? [["附件 Enclosed", String(enclosed)]] : []),
  ] as const;
  document.fontSize(SIZE);
  for (const [name, value] of rows) {
    const { y } = document;
    document.text(name!, MARGIN, y, { width: 110, lineBreak: false });
    document.text(printable(value!), MARGIN + 120, y, { width: WIDTH - 120 });
  }
  const { y } = document;
  document
    .moveTo(MARGIN, y + 8)
    .lineTo(MARGIN + WIDTH, y + 8)
    .stroke();
  document.text("", MARGIN, y + 20);
}

function numberPages(document: PDFKit.PDFDocument, { caseId }: Answer): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Written below the margin, where a line would otherwise begin another page.
    document.page.margins.bottom = 0;
    document.fontSize(10).text(`${caseId === null ? "" : `#${caseId} · `}${page + 1} / ${count}`, MARGIN, 800, {
      width: WIDTH,
      align: "center",
    });
  }
}
