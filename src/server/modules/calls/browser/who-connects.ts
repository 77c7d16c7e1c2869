import type { Database } from "../../../kernel/db/pool.ts";
import { findBrowserCall } from "../store/browser-calls.ts";
import type { LegRow } from "../store/legs.ts";

/** Who picked up in the browser and is being connected with the visitor: nobody takes the call from under their hands. */
export async function whoConnects(db: Database, callId: number, legs: readonly LegRow[]): Promise<LegRow | undefined> {
  const browser = await findBrowserCall(db, callId);
  if (!browser || browser.connectingSince === null) return undefined;
  return legs.find(({ id, state }) => id === browser.legId && state !== "over" && state !== "answered");
}
