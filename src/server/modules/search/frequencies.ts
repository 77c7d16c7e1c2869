import type { Ctx } from "../../kernel/ctx.ts";
import { type Frequencies, readFrequencies } from "./store/frequencies.ts";

/** They change with ANALYZE, a few times a day; an old value only chooses a slower way. */
const FRESH_MS = 10 * 60_000;

const known = new WeakMap<object, { readAt: number; frequencies: Promise<Frequencies> }>();

/** The frequencies of terms, read again when ten minutes old. */
export function frequenciesOf(ctx: Ctx): Promise<Frequencies> {
  const now = ctx.now().getTime();
  const last = known.get(ctx.config);
  if (last && now - last.readAt < FRESH_MS) return last.frequencies;
  const frequencies = readFrequencies(ctx.db);
  known.set(ctx.config, { readAt: now, frequencies });
  frequencies.catch(() => known.delete(ctx.config));
  return frequencies;
}
