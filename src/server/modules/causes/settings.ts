import type { CauseSettings } from "../../../shared/contract/causes.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";

/** The key of the setting. */
const REQUIRED = "causes.required";

/** Whether a complaint needs a cause before somebody solves it: on new desks, and where somebody says so. */
export async function readCauseSettings(ctx: Ctx): Promise<CauseSettings> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", REQUIRED).executeTakeFirst();
  return { required: row?.value === true };
}

/** Changes it for whatever is solved from now on. */
export async function saveCauseSettings(ctx: Ctx, settings: CauseSettings): Promise<CauseSettings> {
  return ctx.tx(async (tx) => {
    const changes = changesOf(await readCauseSettings(tx), settings);
    if (Object.keys(changes).length === 0) return settings;
    const row = { value: JSON.stringify(settings.required), updatedAt: tx.now() };
    await tx.db
      .insertInto("settings")
      .values({ key: REQUIRED, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    await audit(tx, {
      action: "causes.settings_changed",
      subject: { kind: "settings", id: null },
      details: { changes },
    });
    return settings;
  });
}

/** What a new desk begins with; a desk that was upgraded has its own word already. */
export async function requireFromTheStart(tx: Ctx): Promise<void> {
  await tx.db
    .insertInto("settings")
    .values({ key: REQUIRED, value: "true", updatedAt: tx.now() })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}
