import type { Ctx } from "../../../kernel/ctx.ts";
import { lockPromise } from "../store/read.ts";
import { actOnPromises, type Deed } from "./act-on-promises.ts";

/** Keeps one promise by the event that shows it, in time or late by when it happened; settled ones stay as they are. */
export function keepPromise(ctx: Ctx, kept: { id: number; evidenceEventId: number; at: Date }): Promise<void> {
  const { evidenceEventId, at } = kept;
  return actOnOne(ctx, kept.id, { act: { kind: "keep", at: at.getTime(), evidenceEventId }, at });
}

/** Withdraws one promise that lost its object; one that was due already stays broken and rings no more. */
export function withdrawPromise(ctx: Ctx, { id, reason }: { id: number; reason: string }): Promise<void> {
  return actOnOne(ctx, id, { act: { kind: "withdraw", reason }, at: ctx.now() });
}

async function actOnOne(ctx: Ctx, id: number, deed: Omit<Deed, "row">): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, id);
    if (row) await actOnPromises(tx, [{ row, ...deed }]);
  });
}
