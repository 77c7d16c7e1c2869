import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { casesFitting } from "../../cases/index.ts";
import { findRules } from "../store/rules.ts";
import { timersOfCases } from "../store/timers.ts";
import { isTimerRule, keepTimers } from "./keep-timers.ts";

const BATCH = 500;

/**
 * Starts a new rule's timer in the cases of which its conditions hold already, a batch a job. Where the time has passed
 * before the rule was made it fires at once, in the order in which it would have.
 */
export const armTimers = defineJob(
  "rules.arm-timers",
  { schema: Type.Object({ ruleId: Id, version: Type.Integer(), after: Type.Integer() }), maxAttempts: 25 },
  async (ctx, { ruleId, version, after }) => {
    await ctx.tx(async (tx) => {
      const rule = (await findRules(tx.db)).find(({ id }) => id === ruleId);
      if (!rule?.spec.active || rule.armedVersion !== version || !isTimerRule(rule)) return;
      const cases = await casesFitting(tx, { after, limit: BATCH }, [rule.spec.query]);
      const fitting = cases.filter(({ fits }) => fits[0]).map(({ row }) => ({ row, rules: [rule] }));
      const running = await timersOfCases(
        tx.db,
        fitting.map(({ row }) => row.id),
      );
      await keepTimers(tx, fitting, tx.now(), running);
      if (cases.length === BATCH) tx.enqueue(armTimers, { ruleId, version, after: cases.at(-1)!.row.id });
    });
  },
);
