import type { CaseSettings } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";
import { CLOSE_AFTER_DAYS, closeAfterDays } from "./close-after-days.ts";

/** What holds for all cases. */
export async function readCaseSettings(ctx: Ctx): Promise<CaseSettings> {
  return { closeAfterDays: await closeAfterDays(ctx) };
}

/**
 * Changes what holds for all cases, also for those that are solved already: the notice their customers were sent named the
 * day as it was then. Who changed it is written down.
 */
export async function saveCaseSettings(ctx: Ctx, settings: CaseSettings): Promise<CaseSettings> {
  return ctx.tx(async (tx) => {
    const changes = changesOf(await readCaseSettings(tx), settings);
    if (Object.keys(changes).length === 0) return settings;
    const row = { value: JSON.stringify(settings.closeAfterDays), updatedAt: tx.now() };
    await tx.db
      .insertInto("settings")
      .values({ key: CLOSE_AFTER_DAYS, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    await audit(tx, {
      action: "cases.settings_changed",
      subject: { kind: "settings", id: null },
      details: { changes },
    });
    return settings;
  });
}
