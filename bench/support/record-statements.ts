import pg from "pg";

/** Runs `fn` and collects the text of every statement with parameters that it sends, each once, in order. */
export async function recordStatements(fn: () => Promise<unknown>): Promise<string[]> {
  const texts = new Set<string>();
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    const parameters = Array.isArray(values) ? values : (first as { values?: unknown[] } | undefined)?.values;
    if (text && parameters && parameters.length > 0) texts.add(text);
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    await fn();
  } finally {
    pg.Client.prototype.query = original;
  }
  return [...texts];
}
