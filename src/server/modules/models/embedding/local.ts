import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { limit } from "../../../kernel/limit.ts";

export type ToEmbed = { folder: string; pooling: "mean" | "cls"; texts: readonly string[] };

/** The model lives in a thread of its own: what it reckons holds up nobody. It stays, as loading takes seconds. */
const thread = new Piscina<ToEmbed, Float32Array[]>({
  filename: fileURLToPath(new URL("./worker.ts", import.meta.url)),
  name: "embedInThread" satisfies keyof typeof import("./worker.ts"),
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 600_000,
});
/** Whoever waits for the thread does not end what runs in it. */
const place = limit(1);

/**
 * What texts mean by the ONNX model of a folder. Who has no patience gets nothing; the thread goes on all the same, so that a
 * model that is being loaded is there for the next.
 *
 * @throws Error where there is no such model, or it is none for texts, or it takes too long
 */
export async function embedHere(
  folder: string,
  pooling: "mean" | "cls",
  texts: readonly string[],
  timeoutMs: number,
): Promise<Float32Array[]> {
  const work = place(() => thread.run({ folder, pooling, texts }));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The embedding model takes too long.")), timeoutMs);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
