import type { Ctx } from "../../kernel/ctx.ts";
import { type KnownMessage, messagesByExternalId } from "./store/incoming.ts";

export type { KnownMessage } from "./store/incoming.ts";

/** Messages by the id their channel knows them by, in and out, of any account; each list oldest first. */
export async function findKnownMessages(
  ctx: Ctx,
  externalIds: readonly string[],
): Promise<Map<string, KnownMessage[]>> {
  const rows = externalIds.length === 0 ? [] : await messagesByExternalId(ctx.db, [...new Set(externalIds)]);
  return Map.groupBy(rows, (row) => row.externalId);
}
