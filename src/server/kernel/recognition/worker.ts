import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createWorker, OEM, type Worker } from "tesseract.js";

/** What pages are written in here; the engine reads both on one page. */
const LANGUAGES = ["chi_sim", "eng"];
/**
 * The data of Chinese ask for those of Chinese written downwards. The engine begins to look for them in memory that it has
 * let go of by then, and says on the process's output that it finds no language of a name that nobody gave.
 */
const SETTINGS = "tessedit_load_sublangs \n";
/** How PNG and JPEG begin: of anything else the engine complains on the process's output. */
const BEGINNINGS = ["89504e47", "ffd8ff"];

let engine: Promise<Worker> | undefined;

/** What the thread of recognize-words.ts runs. */
export async function recognizeInThread(picture: Uint8Array): Promise<string> {
  const beginning = Buffer.from(picture.subarray(0, 4)).toString("hex");
  if (!BEGINNINGS.some((known) => beginning.startsWith(known))) throw new Error("This is neither a PNG nor a JPEG.");
  engine ??= start();
  const { data } = await (await engine).recognize(Buffer.from(picture));
  return data.text;
}

/** Everything comes out of packages, one a language, where the engine wants one folder: nothing is fetched from elsewhere. */
async function start(): Promise<Worker> {
  const find = createRequire(import.meta.url);
  const langPath = await mkdtemp(join(tmpdir(), "keepword-languages-"));
  try {
    for (const language of LANGUAGES) {
      const folder = join(dirname(find.resolve(`@tesseract.js-data/${language}`)), "4.0.0_best_int");
      await copyFile(join(folder, `${language}.traineddata.gz`), join(langPath, `${language}.traineddata.gz`));
    }
    return await createWorker(LANGUAGES, OEM.LSTM_ONLY, { langPath, cacheMethod: "none", gzip: true }, SETTINGS);
  } finally {
    await rm(langPath, { recursive: true, force: true });
  }
}
