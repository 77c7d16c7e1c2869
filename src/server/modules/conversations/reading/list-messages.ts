import type { MessageView } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { caseFor } from "../case-access.ts";
import { messagesOfCase } from "../store/rows.ts";
import { presentMessages } from "./present-messages.ts";

/**
 * A stretch of a case's messages, oldest first: the newest ones, or those before a message.
 * @returns `next`: the `before` of the earlier stretch, null at the beginning
 * @throws cases.not_found
 */
export async function listMessages(
  ctx: Ctx,
  input: { caseId: number; before: number | null; limit: number },
): Promise<{ items: MessageView[]; next: string | null }> {
  await caseFor(ctx, input.caseId);
  const newestFirst = await messagesOfCase(ctx.db, input.caseId, { before: input.before, limit: input.limit + 1 });
  const rows = newestFirst.slice(0, input.limit).reverse();
  return {
    items: await presentMessages(ctx, rows),
    next: newestFirst.length > input.limit ? String(rows[0]!.id) : null,
  };
}
