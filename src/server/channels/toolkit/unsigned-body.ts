import { type HookPorts, HookRefused, type HookRequest } from "../../kernel/channel/index.ts";

/** How far the time that was signed may be from ours, either way: clocks differ, and a vendor repeats what we did not answer. */
export const FRESH_MS = 15 * 60_000;

/**
 * Makes the most of a signature over time and number alone, which whoever saw it could put on a body of their own: it is
 * good for a quarter of an hour, and for one body. The vendor's repeat of the same body is as good as the first. Call it
 * once the signature is known to be right.
 *
 * @throws HookRefused
 */
export async function checkUnsignedBody(
  { query, body }: Pick<HookRequest, "query" | "body">,
  ports: Pick<HookPorts, "now" | "isOnlyBodyOf">,
): Promise<void> {
  const { signature = "", timestamp = "" } = query;
  const signedAt = timeOf(timestamp);
  if (signedAt === null || Math.abs(ports.now().getTime() - signedAt) > FRESH_MS)
    throw new HookRefused("its time is not now");
  // By the signature, not by time and number: these are joined without a mark, and could be cut in another place.
  if (!(await ports.isOnlyBodyOf(signature, body)))
    throw new HookRefused("its signature came with another body before");
}

/** Seconds as WeChat writes them, or milliseconds as Weibo does. */
function timeOf(timestamp: string): number | null {
  if (/^\d{10}$/.test(timestamp)) return Number(timestamp) * 1_000;
  return /^\d{13}$/.test(timestamp) ? Number(timestamp) : null;
}
