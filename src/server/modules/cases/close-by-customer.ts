import type { Ctx } from "../../kernel/ctx.ts";
import { actOnCases } from "./act-on-cases.ts";
import { lockCases } from "./store/read.ts";

/** The customer says that it is solved: the case is closed by their word. One that is closed, or was merged away, stays so. */
export async function closeByCustomer(ctx: Ctx, caseId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const [row] = await lockCases(tx.db, [caseId]);
    if (!row || row.mergedInto !== null || row.category === "closed") return;
    const name = "portal";
    const customer = {
      kind: "customer",
      id: row.customerId,
      name,
      permissions: new Set<never>(),
      teamIds: [],
    } as const;
    await actOnCases(tx.as(customer), [{ row, act: { kind: "set", to: "closed", unansweredSince: null } }]);
  });
}
