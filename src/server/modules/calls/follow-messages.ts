import type { Ctx } from "../../kernel/ctx.ts";
import { getCases } from "../cases/index.ts";
import { casesOfMessages } from "../conversations/index.ts";
import { asTelephone } from "./exchange-of.ts";
import { callsToFollow, moveCall } from "./store/calls.ts";

/** Calls go along with their messages, whose case or person may become another. */
export async function followMessages(
  ctx: Ctx,
  of: { caseIds?: readonly number[]; customerIds?: readonly number[] },
): Promise<void> {
  const calls = await callsToFollow(ctx.db, { caseIds: of.caseIds ?? [], customerIds: of.customerIds ?? [] });
  const places = await casesOfMessages(
    ctx,
    calls.map(({ messageId }) => messageId),
  );
  const cases = await getCases(asTelephone(ctx), [...new Set(places.values())]);
  for (const { id, messageId } of calls) {
    const row = cases.get(places.get(messageId) ?? 0);
    if (row) await moveCall(ctx.db, id, { caseId: row.id, customerId: row.customerId });
  }
}
