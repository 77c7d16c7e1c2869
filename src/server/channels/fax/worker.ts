import { type Answer, renderAnswer } from "./document/render-answer.ts";
import { kindOf } from "./file-kind.ts";
import type { Pages } from "./pages/pages.ts";
import { readTiff } from "./pages/read-tiff.ts";

/** What a thread of aside.ts runs. */
export async function readInThread(file: Uint8Array): Promise<Pages> {
  if (kindOf(file).ending === "tif") return readTiff(file);
  // Ten megabytes that few ever need.
  const { readPdf } = await import("./pages/read-pdf.ts");
  return readPdf(file);
}

/** What a thread of aside.ts runs: the pages, or why there will never be any. */
export function renderInThread(
  answer: Answer,
): Promise<{ pages: Uint8Array; fault?: never } | { pages?: never; fault: string }> {
  return renderAnswer(answer).then(
    (pages) => ({ pages }),
    (error) => ({ fault: error instanceof Error ? error.message : String(error) }),
  );
}
