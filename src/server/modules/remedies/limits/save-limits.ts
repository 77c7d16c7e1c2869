import type { RemedyLimit } from "../../../../shared/contract/remedies.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { checkCurrency } from "../check-gift.ts";
import { dayBelowRemedy, limitTwice } from "../errors.ts";
import { limitsChanged } from "../events.ts";
import { allLimits, replaceLimits } from "./store.ts";

/**
 * Says anew what people of the roles may give by themselves.
 * @throws remedies.limit_twice, remedies.day_below_remedy, remedies.currency_unknown
 */
export async function saveLimits(ctx: Ctx, limits: readonly RemedyLimit[]): Promise<void> {
  const seen = new Set<string>();
  for (const [n, { roleId, kind, currency, perRemedy, perDay }] of limits.entries()) {
    const key = `${roleId} ${kind} ${currency}`;
    if (seen.has(key)) throw limitTwice({ field: `limits.${n}.kind` });
    seen.add(key);
    checkCurrency(currency, `limits.${n}.currency`);
    if (perDay < perRemedy) throw dayBelowRemedy({ field: `limits.${n}.perDay` });
  }
  await ctx.tx(async (tx) => {
    const before = await allLimits(tx.db);
    await replaceLimits(tx.db, limits);
    await audit(tx, { action: "remedies.limits_changed", details: { before, after: limits } });
    tx.emit(limitsChanged, {});
  });
}
