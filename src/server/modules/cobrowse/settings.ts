import type { CobrowseSettings } from "../../../shared/contract/cobrowse.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";

const ENABLED = "cobrowse.enabled";

/** Whether people of ours may ask to see customers' pages: they may, until somebody says no, as nothing is seen unasked. */
export async function readCobrowseSettings(ctx: Ctx): Promise<CobrowseSettings> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", ENABLED).executeTakeFirst();
  return { enabled: row?.value !== false };
}

/** Changes it for whatever begins from now on; who is looking goes on. */
export async function saveCobrowseSettings(ctx: Ctx, settings: CobrowseSettings): Promise<CobrowseSettings> {
  return ctx.tx(async (tx) => {
    const changes = changesOf(await readCobrowseSettings(tx), settings);
    if (Object.keys(changes).length === 0) return settings;
    const row = { value: JSON.stringify(settings.enabled), updatedAt: tx.now() };
    await tx.db
      .insertInto("settings")
      .values({ key: ENABLED, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    await audit(tx, {
      action: "cobrowse.settings_changed",
      subject: { kind: "settings", id: null },
      details: { changes },
    });
    return settings;
  });
}
