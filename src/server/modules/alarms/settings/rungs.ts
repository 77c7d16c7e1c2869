import type { AlarmRungs } from "../../../../shared/contract/alarms.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { findRungs, upsertRung } from "../store/rungs.ts";

/** Which ways reach people on each rung. */
export async function showRungs(ctx: Ctx): Promise<AlarmRungs> {
  return { items: await findRungs(ctx.db) };
}

/** Sets the ways of these rungs; the others stay. */
export async function saveRungs(ctx: Ctx, { items }: AlarmRungs): Promise<AlarmRungs> {
  await ctx.tx(async (tx) => {
    for (const item of items) await upsertRung(tx.db, item);
    await audit(tx, { action: "alarms.rungs_changed", details: { items } });
  });
  return showRungs(ctx);
}
