import type { CallbackSlot } from "../../../shared/contract/callbacks.ts";
import type { Stage } from "../stage.ts";
import { findCases } from "./find-cases.ts";

/** Two customers are called back in half hours that the team can keep, and one case is offered to a colleague. */
export async function promiseCalls(stage: Stage): Promise<void> {
  for (const [index, subject] of [/Charged twice/, /换货进度/].entries()) {
    const found = (await findCases(stage, subject, "state:new,open")).at(-1);
    const who = found?.owner && stage.keyOf(found.owner.id);
    if (!found || !who) continue;
    const caller = await stage.colleague(who);
    const path = `/api/v1/cases/${found.id}`;
    const { items } = (await caller.call("GET", `${path}/callback-slots`)) as { items: CallbackSlot[] };
    const slotAt = items.filter(({ free }) => free > 0)[index * 3]?.at;
    if (slotAt) await caller.call("POST", `${path}/callback`, { slotAt, number: `+86 138 0000 00${11 + index}` });
  }
}

/** @see promiseCalls */
export async function offerCase(stage: Stage): Promise<void> {
  const from = await stage.colleague("chenjiahao");
  const { id: mine } = await from.call("GET", "/api/v1/me");
  const own = (await findCases(stage, /./, "state:open")).filter(({ owner }) => owner?.id === mine);
  const { id: ownerId } = await (await stage.colleague("linxiaotong")).call("GET", "/api/v1/me");
  const found = own.at(-1);
  if (!found) return;
  await from.call("POST", `/api/v1/cases/${found.id}/assign`, { teamId: found.team?.id ?? null, ownerId });
}
