import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent } from "undici";

/** No file of a message is larger; a provider that sends more is cut off. */
const MAX_ANSWER = 60 * 1_048_576;
/** Hosts to which lines stay open; whichever was called longest ago goes first. */
const MAX_HOSTS = 100;

const kept = new Map<string, Agent>();

/** Lines for one call, made anew. */
export function freshLine(lookup: LookupFunction): Agent {
  return new Agent({ connect: { lookup }, maxResponseSize: MAX_ANSWER });
}

/**
 * Lines to a host that stay open for some seconds after a call, for the next. They lead to the addresses that the guard let
 * through when they were made: a host that has others by now gets lines of their own. The other end may close one just as
 * something is said on it: only for calls that may be made twice.
 */
export async function keptLines({ origin, hostname }: URL, lookup: LookupFunction): Promise<Agent> {
  const addresses = await addressesBy(lookup, hostname);
  // Name servers give the same addresses in another order each time.
  const sorted = addresses.map(({ address }) => address).sort();
  const key = `${origin} ${sorted.join(" ")}`;
  const lines = kept.get(key) ?? freshLine(lookup);
  kept.delete(key);
  kept.set(key, lines);
  if (kept.size > MAX_HOSTS) {
    const [oldest, idle] = kept.entries().next().value!;
    kept.delete(oldest);
    idle.close().catch(() => undefined);
  }
  return lines;
}

function addressesBy(lookup: LookupFunction, hostname: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve(found as LookupAddress[]);
    });
  });
}
