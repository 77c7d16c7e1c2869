import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { addNote } from "../../conversations/index.ts";
import type { Community } from "../open-community.ts";
import { authorsOf } from "../present.ts";
import { findPost, type PostRow } from "../store/posts.ts";
import { caseOf } from "./case-of.ts";

/** Notes in the case of a question what a post reads as after its author changed it; nothing where there is no case. */
export async function tellCase(ctx: Ctx, { brand }: Community, post: PostRow): Promise<void> {
  const question = post.questionId === null ? post : await findPost(ctx.db, post.questionId);
  const caseId = question ? await caseOf(ctx, question) : null;
  if (caseId === null) return;
  const { name } = (await authorsOf(ctx, [post], brand.locale)).authorOf(post);
  const text = [post.title, post.body].filter(Boolean).join("\n\n");
  await addNote(ctx, { caseId, text: wordsOf(brand.locale)("community.notes.edited", { name, text }) });
}
