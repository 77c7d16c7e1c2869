import { createHash } from "node:crypto";
import pg from "pg";

const MARK = "/* prepared */";
const names = new Map<string, string>();

/**
 * A connection that plans a statement once and keeps the plan when its text begins with the mark `prepared`: for what
 * runs thousands of times a second, and only where the best plan does not depend on the values. A pooler between us and
 * PostgreSQL must know prepared statements (PgBouncer from 1.21 does).
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads of query are many, and all of them pass through
  override query(...args: any[]): any {
    const [text, values] = args;
    if (typeof text === "string" && Array.isArray(values) && text.trimStart().startsWith(MARK)) {
      return super.query({ name: nameOf(text), text, values }, ...args.slice(2));
    }
    return (super.query as (...all: unknown[]) => unknown)(...args);
  }
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `kw_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}
