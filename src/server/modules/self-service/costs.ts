import type { SelfServiceCosts } from "../../../shared/contract/self-service.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";

const KEY = "self-service.costs";
const nothing: SelfServiceCosts = { answer: 0, minute: 0, month: 0 };

/** What work costs, as far as the operator says; nothing until then. */
export async function readCosts(ctx: Ctx): Promise<SelfServiceCosts> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
  return { ...nothing, ...(row?.value as Partial<SelfServiceCosts> | undefined) };
}

/** Changes what work costs, for every span that is looked at from now on. */
export async function saveCosts(ctx: Ctx, costs: SelfServiceCosts): Promise<SelfServiceCosts> {
  return ctx.tx(async (tx) => {
    const changes = changesOf(await readCosts(tx), costs);
    if (Object.keys(changes).length === 0) return costs;
    const row = { value: JSON.stringify(costs), updatedAt: tx.now() };
    await tx.db
      .insertInto("settings")
      .values({ key: KEY, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    await audit(tx, {
      action: "self-service.costs_changed",
      subject: { kind: "settings", id: null },
      details: { changes },
    });
    return costs;
  });
}
