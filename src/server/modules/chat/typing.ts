import type { Ctx } from "../../kernel/ctx.ts";
import { noteCustomerTyping } from "../cases/index.ts";
import { chatsOf } from "../conversations/index.ts";
import { chatOfVisitor, type Visitor } from "./visitor.ts";

/** Tells those at the case of somebody's chat that they type, or stopped. */
export async function noteTyping(ctx: Ctx, visitor: Visitor, typing: boolean): Promise<void> {
  const { customerIds, accountId } = await chatOfVisitor(ctx, visitor);
  const chats = await chatsOf(
    ctx,
    customerIds.map((customerId) => ({ customerId, accountId })),
  );
  for (const { caseId } of chats) noteCustomerTyping(caseId, typing);
}
