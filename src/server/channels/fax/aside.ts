import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { limit } from "../../kernel/limit.ts";
import type { Answer } from "./document/render-answer.ts";
import type { Pages } from "./pages/pages.ts";

/** A hundred full pages take half of it: what takes longer was made to. */
const PATIENCE_MS = 60_000;
const MEMORY_MB = 512;
/** What pictures are made in is no heap of the thread's, and has no limit of its own. */
const LOOK_MS = 100;

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
  return place(async () => {
    const tooMuch = new AbortController();
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MEMORY_MB * 1_048_576) tooMuch.abort();
    }, LOOK_MS);
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), tooMuch.signal]);
      return await thread.run(task, { name, signal });
    } finally {
      clearInterval(watch);
    }
  });
}

/**
 * Reads a fax in a thread beside the process that answers people, which ends when there is nothing to do. What takes too
 * long or too much is unreadable.
 */
export function readAside(file: Uint8Array): Promise<Pages> {
  return work<Pages>("readInThread", file).catch(() => ({ pages: [], problem: "unreadable" }));
}

/** Makes the pages of an answer in that thread. @throws what made it impossible */
export function renderAside(answer: Answer): Promise<Uint8Array> {
  return work("renderInThread", answer);
}
