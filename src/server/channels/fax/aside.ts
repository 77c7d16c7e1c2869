import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { ChannelError, UnreadableError } from "../../kernel/channel/index.ts";
import { limit } from "../../kernel/limit.ts";
import type { Answer } from "./document/render-answer.ts";
import type { Pages } from "./pages/pages.ts";

/** A hundred full pages take half of it: what takes longer was made to. */
const PATIENCE_MS = 60_000;
const MEMORY_MB = 512;
/** What pictures are made in is no heap of the thread's, and has no limit of its own. */
const LOOK_MS = 100;

type Work = typeof import("./worker.ts");

export type FaxThread = {
  /**
   * Reads a fax.
   * @param isLastTry of what cannot be read right now, it is unreadable
   * @throws UnreadableError where it takes too long or too much, which may be for what else is going on
   */
  read(file: Uint8Array, isLastTry?: boolean): Promise<Pages>;
  /** Makes the pages of an answer. @throws ChannelError */
  render(answer: Answer): Promise<Uint8Array>;
};

/** Works on faxes in a thread beside the process that answers people, which ends when there is nothing to do. */
export function faxThread(patienceMs = PATIENCE_MS): FaxThread {
  const thread = new Piscina({
    filename: fileURLToPath(new URL("./worker.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // Whoever waits for the thread does not use up the time to work.
  const place = limit(1);

  const work = <Name extends keyof Work>(name: Name, task: Parameters<Work[Name]>[0]): ReturnType<Work[Name]> =>
    place(async () => {
      const tooMuch = new AbortController();
      const before = process.memoryUsage.rss();
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > MEMORY_MB * 1_048_576) tooMuch.abort();
      }, LOOK_MS);
      try {
        const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), tooMuch.signal]);
        return await thread.run(task, { name, signal });
      } catch (error) {
        throw explain(error, tooMuch.signal.aborted);
      } finally {
        clearInterval(watch);
      }
    }) as ReturnType<Work[Name]>;

  return {
    async read(file, isLastTry = true) {
      try {
        return await work("readInThread", file);
      } catch (error) {
        if (!isLastTry) throw error;
        return { pages: [], problem: "unreadable" };
      }
    },
    async render(answer) {
      const made = await work("renderInThread", answer).catch((cause) => {
        throw new ChannelError("retry", "The pages could not be made right now.", { cause });
      });
      if (made.pages) return made.pages;
      const why = answer.pictures.length > 0 ? "one of the pictures is damaged" : made.fault;
      throw new ChannelError("rejected", `The pages cannot be made: ${why}.`, { cause: new Error(made.fault) });
    },
  };
}

function explain(error: unknown, isTooMuch: boolean): unknown {
  const { name, code } = error as { name?: string; code?: string };
  if (isTooMuch || code === "ERR_WORKER_OUT_OF_MEMORY") return new UnreadableError("parse_too_much_memory", error);
  return name === "AbortError" || name === "TimeoutError" ? new UnreadableError("parse_too_long", error) : error;
}

const thread = faxThread();
export const { read: readAside, render: renderAside } = thread;
