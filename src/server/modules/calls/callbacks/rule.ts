import type { CallbackRule, CallbackRuleView } from "../../../../shared/contract/callback-rule.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit, staffRefs } from "../../accounts/index.ts";
import { firstRule } from "./policy.ts";
import { findCallbackRule, insertCallbackRule, lockCallbackRules } from "./rule-store.ts";

/** The rule by which attempts to call somebody back are judged now. */
export async function callbackRule(ctx: Ctx): Promise<CallbackRule & { version: number }> {
  return (await findCallbackRule(ctx.db)) ?? { ...firstRule, version: 0 };
}

/** The same with who saved it, for the settings page. */
export async function showCallbackRule(ctx: Ctx): Promise<CallbackRuleView> {
  const row = await findCallbackRule(ctx.db);
  if (!row) return { ...firstRule, version: 0, savedAt: null, savedBy: null };
  const { attempts, minutesApart, ringSeconds, version, savedAt, savedBy } = row;
  const by = savedBy === null ? undefined : (await staffRefs(ctx, [savedBy])).get(savedBy);
  return { attempts, minutesApart, ringSeconds, version, savedAt: savedAt.toISOString(), savedBy: by ?? null };
}

/** Saves the rule as a new version. What was kept or broken by an earlier one stays so. */
export async function saveCallbackRule(ctx: Ctx, rule: CallbackRule): Promise<CallbackRuleView> {
  await ctx.tx(async (tx) => {
    await lockCallbackRules(tx.db);
    const before = await callbackRule(tx);
    const version = before.version + 1;
    const savedBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    await insertCallbackRule(tx.db, { ...rule, version, savedAt: tx.now(), savedBy });
    await audit(tx, { action: "calls.callback_rule_changed", details: { from: before, to: { ...rule, version } } });
  });
  return showCallbackRule(ctx);
}
