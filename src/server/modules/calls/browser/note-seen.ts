import type { Ctx } from "../../../kernel/ctx.ts";
import { type BrowserCallRow, updateBrowserCall } from "../store/browser-calls.ts";
import { type CallRow, isPutThrough } from "../store/calls.ts";

const SEEN_MS = 2_000;
/** A page that speaks asks every two seconds: one that was not seen for so long found no desk to ask. */
const UNHEARD_MS = 10_000;

/**
 * Notes that a page is there. When the desk was away for it, it was away for the other one too, which speaks on and only
 * has not come back to us yet: both count as there from now on.
 */
export async function noteSeen(
  ctx: Ctx,
  call: CallRow,
  browser: BrowserCallRow,
  own: "agentSeenAt" | "callerSeenAt",
): Promise<void> {
  const now = ctx.now();
  const unseenMs = now.getTime() - (browser[own]?.getTime() ?? 0);
  if (unseenMs <= SEEN_MS) return;
  const both = isPutThrough(call) && unseenMs > UNHEARD_MS;
  await updateBrowserCall(ctx.db, call.id, both ? { agentSeenAt: now, callerSeenAt: now } : { [own]: now });
}
