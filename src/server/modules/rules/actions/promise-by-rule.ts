import type { RuleAction } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase, isActive } from "../../cases/index.ts";
import { makePromises } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";
import type { Outcome, ToDo } from "./act.ts";

const MINUTE = 60_000;

/** Promises something to the customer in the shop's name, in working time of the case's team or brand. */
export async function promiseByRule(
  tx: Ctx,
  { firing, name }: ToDo,
  action: Extract<RuleAction, { do: "make_promise" }>,
): Promise<Outcome> {
  const { id: caseId, customerId, brandId, teamId, ownerId, category } = await getCase(tx, firing.caseId);
  // Nobody would keep it: what is over alarms no more.
  if (!isActive(category)) return { skipped: "done" };
  const calendarId = await calendarIdFor(tx, { calendarId: null, teamId, brandId });
  await makePromises(tx, [
    {
      kind: action.kind,
      caseId,
      customerId,
      promisor: { kind: "brand", id: brandId },
      words: action.words,
      source: "rule",
      term: { businessMs: action.businessMinutes * MINUTE, calendarId },
      ownerId,
      teamId,
      why: { ruleId: firing.ruleId, ruleVersion: firing.version, rule: name, firingId: firing.id },
    },
  ]);
  return {};
}
