import type { RuleAction } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, leadersOf, teamLead } from "../../accounts/index.ts";
import { getCase } from "../../cases/index.ts";
import { notify } from "../../service-levels/index.ts";
import type { Outcome, ToDo } from "./act.ts";

type Notify = Extract<RuleAction, { do: "notify" }>;

/** Tells somebody of the case, in the rule's words. Where nobody stands on a rung it climbs at once. */
export async function tellOfCase(tx: Ctx, { firing }: ToDo, action: Notify): Promise<Outcome> {
  const { caseId, customerId } = firing;
  const staffIds = await hearers(tx, action, await getCase(tx, caseId));
  if (staffIds.length === 0) return { skipped: "nobody" };
  await notify(tx, { kind: "rule_told", staffIds, caseId, customerId, data: { detail: action.words } });
  return {};
}

async function hearers(
  tx: Ctx,
  { whom, staffId }: Notify,
  { ownerId, teamId }: { ownerId: number | null; teamId: number | null },
): Promise<number[]> {
  if (whom === "person") return [...(await activeAmong(tx, [staffId!]))];
  if (whom === "owner" && ownerId !== null) return [ownerId];
  const lead = whom === "leaders" || teamId === null ? null : await teamLead(tx, teamId);
  return lead === null ? leadersOf(tx, teamId) : [lead];
}
