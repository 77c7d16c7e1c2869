import { ChannelError } from "../../kernel/channel/index.ts";

/** A person who renames themselves is called by the old name for so long. */
const KEPT_MS = 24 * 3_600_000;
const MAX_KEPT = 10_000;

type Kept = { name: Promise<string | null>; until: number };

/**
 * Keeps the names of people whom a provider's notifications give as a number only, asked for once a day. No message waits
 * long for a name, and none is lost for one: where the provider does not say it, there is none.
 *
 * @param ask asks the provider; its ChannelErrors mean that there is no name
 */
export function personNames<Asking extends unknown[]>(ask: (...of: Asking) => Promise<string | null>) {
  const kept = new Map<string, Kept>();

  return async function nameOf(key: string, now: Date, ...of: Asking): Promise<string | null> {
    const known = kept.get(key);
    if (known && known.until > now.getTime()) return known.name;
    const name = ask(...of).catch((error) => {
      if (!(error instanceof ChannelError)) throw error;
      kept.delete(key);
      return null;
    });
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, { name, until: now.getTime() + KEPT_MS });
    return name;
  };
}
