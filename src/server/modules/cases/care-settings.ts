import type { CareSettings } from "../../../shared/contract/care.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";

const KEY = "cases.care";
const defaults: CareSettings = {
  callbacksPerAgent: 1,
  knownForDays: 30,
  offerMinutes: 60,
  leadsAssignAtOnce: true,
  silentMinutes: 120,
};

/** How cases change hands, and how many callbacks are offered: the setting `cases.care`. */
export async function careSettings(ctx: Ctx): Promise<CareSettings> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
  return { ...defaults, ...(row?.value as Partial<CareSettings> | undefined) };
}

/** Changes it from now on: offers that wait keep their time. Who changed it is written down. */
export async function saveCareSettings(ctx: Ctx, settings: CareSettings): Promise<CareSettings> {
  return ctx.tx(async (tx) => {
    const changes = changesOf(await careSettings(tx), settings);
    if (Object.keys(changes).length === 0) return settings;
    const row = { value: JSON.stringify(settings), updatedAt: tx.now() };
    await tx.db
      .insertInto("settings")
      .values({ key: KEY, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    await audit(tx, { action: "cases.care_changed", subject: { kind: "settings", id: null }, details: { changes } });
    return settings;
  });
}
