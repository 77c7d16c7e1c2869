import type { Ctx } from "../../../kernel/ctx.ts";
import { insertPart, takeReports } from "../store/parts.ts";
import { applyReport } from "./apply-report.ts";

/** Writes down what the provider calls a part that it took, and applies what it has told about it already. */
export async function notePart(
  ctx: Ctx,
  part: { accountId: number; messageId: number; providerId: string },
): Promise<void> {
  const { accountId, providerId } = part;
  await ctx.tx(async (tx) => {
    await insertPart(tx.db, part, tx.now());
    for (const report of await takeReports(tx.db, accountId, providerId)) await applyReport(tx, report, { accountId });
  });
}
