import type { RuleSettings } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { readMaxPerCaseHour, writeMaxPerCaseHour } from "../store/rules.ts";
import { forgetRules } from "./current-rules.ts";

export async function readRuleSettings(ctx: Ctx): Promise<RuleSettings> {
  return { maxPerCaseHour: await readMaxPerCaseHour(ctx.db) };
}

/** Says how often rules may fire in one case within an hour before they are stopped there. */
export async function saveRuleSettings(ctx: Ctx, settings: RuleSettings): Promise<RuleSettings> {
  await ctx.tx(async (tx) => {
    const before = await readMaxPerCaseHour(tx.db);
    await writeMaxPerCaseHour(tx.db, settings.maxPerCaseHour);
    await audit(tx, { action: "rules.settings_changed", details: { before, after: settings.maxPerCaseHour } });
  });
  forgetRules(ctx);
  return settings;
}
