import pg from "pg";

export type Captured = { text: string; values: unknown[] };

/** Runs `fn` and collects every statement with parameters that it sends, with their values, in order. */
export async function captureQueries(fn: () => Promise<unknown>): Promise<Captured[]> {
  const captured: Captured[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [text, values] = args;
    if (typeof text === "string" && Array.isArray(values)) captured.push({ text, values });
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    await fn();
  } finally {
    pg.Client.prototype.query = original;
  }
  return captured;
}
