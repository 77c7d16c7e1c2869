import type { CaseSettings } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, changesOf } from "../accounts/index.ts";
import {
  CLOSE_AFTER_DAYS,
  CLOSE_AFTER_DAYS_BEFORE,
  closeAfterDays,
  closingRule,
  longerBefore,
} from "./close-after-days.ts";

/** What holds for all cases. */
export async function readCaseSettings(ctx: Ctx): Promise<CaseSettings> {
  return { closeAfterDays: await closeAfterDays(ctx) };
}

/**
 * Changes what holds for all cases. Those that are solved already close no earlier than the day that the notice to their
 * customers named. Who changed it is written down.
 */
export async function saveCaseSettings(ctx: Ctx, settings: CaseSettings): Promise<CaseSettings> {
  return ctx.tx(async (tx) => {
    const changes = changesOf(await readCaseSettings(tx), settings);
    if (Object.keys(changes).length === 0) return settings;
    const before = longerBefore(await closingRule(tx), settings.closeAfterDays, tx.now());
    await write(tx, CLOSE_AFTER_DAYS, settings.closeAfterDays);
    if (before) await write(tx, CLOSE_AFTER_DAYS_BEFORE, before);
    await audit(tx, {
      action: "cases.settings_changed",
      subject: { kind: "settings", id: null },
      details: { changes },
    });
    return settings;
  });
}

async function write(tx: Ctx, key: string, value: unknown): Promise<void> {
  const row = { value: JSON.stringify(value), updatedAt: tx.now() };
  await tx.db
    .insertInto("settings")
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
    .execute();
}
