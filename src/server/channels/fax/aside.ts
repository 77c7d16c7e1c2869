import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { limit } from "../../kernel/limit.ts";
import type { Answer } from "./document/render-answer.ts";
import type { Pages } from "./pages/read-tiff.ts";

/** A hundred full pages take half of it: what takes longer was made to. */
const PATIENCE_MS = 60_000;
const MEMORY_MB = 512;

type Work = typeof import("./worker.ts");

const thread = new Piscina({
  filename: fileURLToPath(new URL("./worker.ts", import.meta.url)),
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 10_000,
  resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
});
// Whoever waits for the thread does not use up the time to work.
const place = limit(1);

function work<Result>(name: keyof Work, task: unknown): Promise<Result> {
  return place(() => thread.run(task, { name, signal: AbortSignal.timeout(PATIENCE_MS) }));
}

/**
 * Reads a fax in a thread beside the process that answers people, which ends when there is nothing to do. What takes too
 * long or too much is unreadable.
 */
export function readAside(tiff: Uint8Array): Promise<Pages> {
  return work<Pages>("readInThread", tiff).catch(() => ({ pages: [], problem: "unreadable" }));
}

/** Makes the pages of an answer in that thread. @throws what made it impossible */
export function renderAside(answer: Answer): Promise<Uint8Array> {
  return work("renderInThread", answer);
}
