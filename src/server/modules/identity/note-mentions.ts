import type { Ctx } from "../../kernel/ctx.ts";
import { messagesToSearch } from "../conversations/index.ts";
import { mergeCustomers } from "../customers/index.ts";
import { extractMentions } from "./extract-mentions.ts";
import { likelyCustomers } from "./likely-customers.ts";
import { insertMentions } from "./store/mentions.ts";

/**
 * Keeps what a message and its pages, as far as a machine has read them, tell of who wrote it, and joins two records that
 * are surely one person. Where several others are as sure, none is: somebody shares a telephone and a name.
 */
export async function noteMentions(ctx: Ctx, messageId: number): Promise<void> {
  const said = (await messagesToSearch(ctx, [messageId])).get(messageId);
  // Whoever gives no name is not to be found by what else they wrote.
  if (!said || said.anonymous) return;
  const { caseId, customerId } = said;
  const mentions = extractMentions([said.subject, said.text, ...said.machineWords].filter(Boolean).join("\n"));
  if (mentions.length === 0) return;
  await insertMentions(ctx.db, { messageId, caseId, customerId }, mentions, ctx.now());
  const sure = (await likelyCustomers(ctx, customerId)).filter((likely) => likely.sure);
  if (sure.length !== 1) return;
  // The older record stays: more people know its number.
  const [id, otherId] = [customerId, sure[0]!.customerId].sort((a, b) => a - b) as [number, number];
  await mergeCustomers(ctx, { id, otherId, reason: "same_order_name_phone" });
}
