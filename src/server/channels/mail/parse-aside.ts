import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { type IncomingMessage, UnreadableError } from "../../kernel/channel/index.ts";
import { limit } from "../../kernel/limit.ts";
import { type ToParse, toIncoming } from "./to-incoming.ts";

/**
 * From this size on a mail is parsed beside the process that answers people. Measured: of 128 KiB the worst that can be
 * made holds it up for some 100 ms, of 25 MB for 3 s.
 */
const LARGE_BYTES = 131_072;
const THREADS = 2;
/** The worst of 25 MB takes a tenth of it: what takes longer was made to. */
const PATIENCE_MS = 30_000;
/** Beyond it the thread ends, and not the process. */
const MEMORY_MB = 1_024;

/** Parses mails, large ones in threads of their own, which end when there is nothing to do. */
export function parsingAside(patienceMs = PATIENCE_MS): (mail: ToParse) => Promise<IncomingMessage> {
  const threads = new Piscina<ToParse, IncomingMessage>({
    filename: fileURLToPath(new URL("./parse-worker.ts", import.meta.url)),
    name: "parseInThread" satisfies keyof typeof import("./parse-worker.ts"),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // Whoever waits for a thread does not use up the time to parse.
  const places = limit(THREADS);
  return (mail) => {
    if (mail.raw.byteLength < LARGE_BYTES) return toIncoming(mail.raw, mail.envelope, mail.account, mail.secret);
    return places(() => threads.run(mail, { signal: AbortSignal.timeout(patienceMs) })).catch((error) => {
      throw explain(error);
    });
  };
}

function explain(error: unknown): unknown {
  const { name, code } = error as { name?: string; code?: string };
  if (name === "AbortError" || name === "TimeoutError") return new UnreadableError("parse_too_long", error);
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? new UnreadableError("parse_too_much_memory", error) : error;
}
