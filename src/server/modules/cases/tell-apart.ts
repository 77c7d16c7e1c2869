import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { lockCase } from "./assign-case.ts";
import { mergeWithItself } from "./errors.ts";
import { caseToldApart } from "./events.ts";
import { deleteApart, insertApart } from "./store/apart.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findMergedInto } from "./store/read.ts";

/**
 * Notes that two cases are about two matters, so that they are proposed no more; or takes that back.
 * @throws cases.not_found, cases.already_merged, cases.merge_with_itself
 */
export async function tellApart(
  ctx: Ctx,
  { caseId, otherId, apart }: { caseId: number; otherId: number; apart: boolean },
): Promise<CaseFacts> {
  if (caseId === otherId) throw mergeWithItself();
  return ctx.tx(async (tx) => {
    // In the order of their ids, as everybody who locks several.
    const [low, high] = [await lockCase(tx, Math.min(caseId, otherId)), await lockCase(tx, Math.max(caseId, otherId))];
    const pair = { a: low.id, b: high.id };
    const staffId = tx.actor.kind === "staff" ? tx.actor.id : null;
    if (apart) await insertApart(tx.db, pair, staffId, tx.now());
    else await deleteApart(tx.db, await findMergedInto(tx.db, low.id), await findMergedInto(tx.db, high.id));
    const subject = { kind: "case", id: caseId };
    await audit(tx, { action: "cases.told_apart", subject, details: { otherId, apart } });
    for (const [one, other] of [
      [low, high],
      [high, low],
    ] as const) {
      tx.emit(caseToldApart, { otherId: other.id, apart }, { caseId: one.id, customerId: one.customerId });
    }
    return low.id === caseId ? low : high;
  });
}
