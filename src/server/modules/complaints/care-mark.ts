import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { getCase } from "../cases/index.ts";
import { careMarkOf, writeCareMark } from "./severity/store.ts";
import { weighCase } from "./severity/weigh-case.ts";

/**
 * Notes that the customer of a case needs particular care, or (null) that they do not; the case is weighed anew.
 * @throws cases.not_found
 */
export async function setCareMark(ctx: Ctx, { caseId, mark }: { caseId: number; mark: string | null }): Promise<void> {
  await ctx.tx(async (tx) => {
    const { customerId } = await getCase(tx, caseId);
    if ((await careMarkOf(tx.db, customerId)) === mark) return;
    const staffId = tx.actor.kind === "staff" ? tx.actor.id : null;
    await writeCareMark(tx.db, { customerId, mark, staffId, at: tx.now() });
    const subject = { kind: "customer", id: customerId };
    await audit(tx, { action: "complaints.care_mark_set", subject, details: { mark } });
    await weighCase(tx, { caseId, messageId: null });
  });
}
