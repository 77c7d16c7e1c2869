import type { Severity } from "../../../../shared/severities.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { leadersOf, teamLead } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { notify } from "../../service-levels/index.ts";
import type { severityChanged } from "../events.ts";

type Changed = NonNullable<(typeof severityChanged)["_data"]>;

/** What is high is told to the owner and the team's lead, what is critical to the leaders besides. */
export async function tellOfSeverity(
  ctx: Ctx,
  { caseId, customerId, data, actorKind, actorId }: EventRow<Changed>,
): Promise<void> {
  const row = (await getCases(ctx, [caseId!])).get(caseId!);
  if (!row) return;
  const lead = row.teamId === null ? null : await teamLead(ctx, row.teamId);
  const leaders = data.to === "critical" || lead === null ? await leadersOf(ctx, row.teamId) : [];
  const people = [row.ownerId, lead, ...leaders].filter((id) => id !== null);
  // Who set it knows.
  const staffIds = people.filter((id) => actorKind !== "staff" || id !== actorId);
  await notify(ctx, { kind: kindOf(data.to as Severity), staffIds, caseId, customerId, data: { detail: data.detail } });
}

function kindOf(severity: Severity): "case_critical" | "case_serious" {
  return severity === "critical" ? "case_critical" : "case_serious";
}
