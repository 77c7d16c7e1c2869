import { type Answer, renderAnswer } from "./document/render-answer.ts";
import { type Pages, readTiff } from "./pages/read-tiff.ts";

/** What a thread of aside.ts runs. */
export function readInThread(tiff: Uint8Array): Pages {
  return readTiff(tiff);
}

/** What a thread of aside.ts runs. */
export function renderInThread(answer: Answer): Promise<Uint8Array> {
  return renderAnswer(answer);
}
