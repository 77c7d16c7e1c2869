import type { Ctx } from "../../../kernel/ctx.ts";
import { messageContents } from "../../conversations/index.ts";
import { liveCodeOfCase } from "../store/codes.ts";
import { codeIn } from "./policy.ts";
import { proveInCase } from "./prove-in-case.ts";

/** A code that the customer writes back, on whatever channel they speak with us about the case. */
export async function noteTypedCode(
  ctx: Ctx,
  message: { messageId: number; caseId: number; customerId: number; conversationId: number | null },
): Promise<void> {
  const { messageId, caseId, customerId, conversationId } = message;
  if (!(await liveCodeOfCase(ctx.db, caseId, ctx.now()))) return;
  const word = codeIn((await messageContents(ctx, [messageId])).get(messageId)?.text ?? "");
  if (word === null) return;
  await proveInCase(ctx, { caseId, customerId, word, how: "typed", messageId, conversationId });
}
