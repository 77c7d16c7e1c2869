import type { Ctx } from "../../kernel/ctx.ts";
import { messageContents } from "../conversations/index.ts";
import { mergeCustomers } from "../customers/index.ts";
import { extractMentions } from "./extract-mentions.ts";
import { likelyCustomers } from "./likely-customers.ts";
import { insertMentions } from "./store/mentions.ts";

/**
 * Keeps what a message tells of who wrote it, and joins two records that are surely one person. Where several others are
 * as sure, none is: somebody shares a telephone and a name.
 */
export async function noteMentions(
  ctx: Ctx,
  message: { messageId: number; caseId: number; customerId: number },
): Promise<void> {
  const content = (await messageContents(ctx, [message.messageId])).get(message.messageId);
  const mentions = extractMentions([content?.subject, content?.text].filter(Boolean).join("\n"));
  if (mentions.length === 0) return;
  await insertMentions(ctx.db, message, mentions, ctx.now());
  const sure = (await likelyCustomers(ctx, message.customerId)).filter((likely) => likely.sure);
  if (sure.length !== 1) return;
  // The older record stays: more people know its number.
  const [id, otherId] = [message.customerId, sure[0]!.customerId].sort((a, b) => a - b) as [number, number];
  await mergeCustomers(ctx, { id, otherId, reason: "same_order_name_phone" });
}
