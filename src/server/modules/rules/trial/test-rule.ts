import { parseCaseQuery, printCaseQuery } from "../../../../shared/case-query/index.ts";
import type { RuleTest, SaveRule } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { casesFitting, getCase } from "../../cases/index.ts";
import { checkRule } from "../rules/check-rule.ts";
import { dueOfTimer, startsOf } from "../timers/due-of-timer.ts";

/**
 * Asks the conditions of a rule of one case, each by itself, and when a timer would fire there. Nothing is done.
 * @throws cases.not_found, and all that `checkRule` throws
 */
export async function testRule(ctx: Ctx, { rule, caseId }: { rule: SaveRule; caseId: number }): Promise<RuleTest> {
  const { id, subject } = await getCase(ctx, caseId);
  await checkRule(ctx, rule);
  const { terms } = parseCaseQuery(rule.query).query;
  const queries = terms.map((term) => printCaseQuery({ terms: [term] }));
  const [found] = await casesFitting(ctx, { ids: [id] }, [rule.query, ...queries]);
  const about = { id, subject };
  if (!found) return { case: about, applies: false, fits: false, conditions: [], firesAt: null };
  const [fits = false, ...each] = found.fits;
  const { trigger } = rule;
  let firesAt: string | null = null;
  if (fits && trigger.on === "timer") {
    const startOf = await startsOf(ctx, [found.row], new Set([trigger.since]));
    const since = startOf(found.row, trigger.since) ?? ctx.now();
    firesAt = (await dueOfTimer(ctx, found.row, trigger, since)).toISOString();
  }
  const conditions = queries.map((query, at) => ({ query, holds: each[at] === true }));
  return { case: about, applies: true, fits, conditions, firesAt };
}
