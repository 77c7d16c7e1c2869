import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { leadersOf, teamLead } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { notify } from "../../service-levels/index.ts";
import type { settlementMoved } from "../events.ts";

type Moved = NonNullable<(typeof settlementMoved)["_data"]>;

/** What the customer says to an offer is told to the owner; of a case that nobody has, to the team's lead, else its leaders. */
export async function tellOfCustomersMove(ctx: Ctx, { caseId, customerId, data }: EventRow<Moved>): Promise<void> {
  const row = (await getCases(ctx, [caseId!])).get(caseId!);
  if (!row) return;
  const first = row.ownerId ?? (row.teamId === null ? null : await teamLead(ctx, row.teamId));
  const staffIds = first === null ? await leadersOf(ctx, row.teamId) : [first];
  await notify(ctx, { kind: "settlement_answered", staffIds, caseId, customerId, data: { detail: data.reason } });
}
