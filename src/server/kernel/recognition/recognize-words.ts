import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { limit } from "../limit.ts";

/** How long a page may take: a full one of Chinese takes ten seconds of a processor that has nothing else to do. */
const PATIENCE_MS = 180_000;

/**
 * The engine lives in a thread of ours, which goes when there is nothing to read for a minute: what a picture does to the
 * engine, up to an error that nobody awaits, happens to that thread alone.
 */
const thread = new Piscina<Uint8Array, string>({
  filename: fileURLToPath(new URL("./worker.ts", import.meta.url)),
  name: "recognizeInThread" satisfies keyof typeof import("./worker.ts"),
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 60_000,
});
// Whoever waits for the thread does not use up the time to read.
const place = limit(1);

/**
 * The words on a picture of a page (PNG, JPEG), read by Tesseract, one picture after the other. What comes out is a
 * machine's guess, and empty where there is nothing to read.
 *
 * @throws Error where the picture is none, or takes too long
 */
export async function recognizeWords(picture: Uint8Array): Promise<string> {
  return joinChinese(await place(() => thread.run(picture, { signal: AbortSignal.timeout(PATIENCE_MS) })));
}

/** The engine puts a space between all Chinese characters, which nobody writes or looks for. */
export function joinChinese(text: string): string {
  const han = "[\\p{Script=Han}，。；：！？、（）《》“”]";
  return text
    .replace(new RegExp(`(?<=${han})[ \\t]+(?=${han})`, "gu"), "")
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
