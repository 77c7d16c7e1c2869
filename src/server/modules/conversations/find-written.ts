import type { Ctx } from "../../kernel/ctx.ts";
import { findMessages } from "./store/rows.ts";

/** What somebody of us wrote to a customer. */
export type WrittenFacts = {
  id: number;
  caseId: number;
  conversationId: number | null;
  accountId: number | null;
  kind: string;
  text: string;
  authorId: number | null;
};

/** An outgoing message as it is now. */
export async function findWritten(ctx: Ctx, id: number): Promise<WrittenFacts | undefined> {
  const [row] = await findMessages(ctx.db, [id]);
  if (row?.direction !== "out") return undefined;
  const { caseId, conversationId, accountId, kind, text, authorId } = row;
  return { id, caseId, conversationId, accountId, kind, text, authorId };
}
