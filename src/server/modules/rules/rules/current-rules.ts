import type { Ctx } from "../../../kernel/ctx.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { findRules, type RuleFacts, readMaxPerCaseHour } from "../store/rules.ts";

/** How long a node may go by what another node has just changed. */
const MEMORY_MS = 1_000;

const known = shortMemory(MEMORY_MS, async (ctx) => {
  const [rules, maxPerCaseHour] = await Promise.all([findRules(ctx.db), readMaxPerCaseHour(ctx.db)]);
  return { rules: rules.filter(({ spec }) => spec.active), maxPerCaseHour };
});

/** The rules in use, in order, and how often they may fire in one case within an hour. */
export function currentRules(ctx: Ctx): Promise<{ rules: RuleFacts[]; maxPerCaseHour: number }> {
  return known.get(ctx);
}

/** To be called after a rule or the settings were saved. */
export function forgetRules(ctx: Ctx): void {
  known.forget(ctx);
}
