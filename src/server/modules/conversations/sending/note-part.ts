import type { Ctx } from "../../../kernel/ctx.ts";
import { insertPart, lockProviderId } from "../store/parts.ts";

/** Writes down what the provider calls a part that it took. */
export async function notePart(
  ctx: Ctx,
  part: { accountId: number; messageId: number; providerId: string },
): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockProviderId(tx.db, part.accountId, part.providerId);
    await insertPart(tx.db, part, tx.now());
  });
}
