import type { Static } from "typebox";
import type { ChatMarks } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { applyReport, chatLines } from "../conversations/index.ts";
import type { Visitor } from "./visitor.ts";

/** The widget has these, or its visitor saw them. What is not theirs is passed over without a word. */
export async function markInChat(ctx: Ctx, visitor: Visitor, marks: Static<typeof ChatMarks>): Promise<void> {
  const read = new Set(marks.read);
  for (const line of await chatLines(ctx, [...new Set([...marks.delivered, ...marks.read])])) {
    const isTheirs = line.accountId === visitor.row.accountId && visitor.addresses.includes(line.address);
    if (!isTheirs || line.direction !== "out" || line.isRead || (line.isDelivered && !read.has(line.id))) continue;
    const outcome = read.has(line.id) ? "read" : "delivered";
    await applyReport(ctx, { externalId: line.externalId, recipients: [line.address], outcome, detail: null });
  }
}
