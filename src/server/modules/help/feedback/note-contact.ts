import type { Ctx } from "../../../kernel/ctx.ts";
import { findIncoming } from "../../conversations/index.ts";
import { articleReadIn } from "../../portal/index.ts";
import { insertContact } from "../store/figures.ts";

/** Notes that somebody who had read an article wrote to us all the same. */
export async function noteContact(ctx: Ctx, messageId: number): Promise<void> {
  const articleId = articleReadIn((await findIncoming(ctx, messageId))?.form ?? null);
  if (articleId !== null) await insertContact(ctx.db, { messageId, articleId, at: ctx.now() });
}
