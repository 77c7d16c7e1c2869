import type { Locale } from "../../../../shared/contract/common.ts";
import { limits } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { questionLocked } from "../errors.ts";
import type { Community } from "../open-community.ts";
import type { MemberRow } from "../store/members.ts";
import type { PostRow, QuestionRow } from "../store/posts.ts";
import { addPost } from "./add-post.ts";
import { checkText, type Privacy } from "./check-post.ts";

type Said = { text: string; privacy: Privacy; locale: Locale; formKey: string | undefined };

/** A member answers a question. @throws community.locked, community.field_missing, and what addPost throws */
export async function answer(ctx: Ctx, community: Community, member: MemberRow, question: QuestionRow, input: Said) {
  if (question.locked) throw questionLocked();
  const text = checkText("text", input.text, limits.body);
  return addPost(ctx, community, member, { ...input, kind: "answer", questionId: question.id, text });
}

/** A member comments on a question or an answer. @throws as answer */
export async function comment(
  ctx: Ctx,
  community: Community,
  member: MemberRow,
  about: { question: QuestionRow; post: PostRow },
  input: Said,
) {
  const { question, post } = about;
  if (question.locked) throw questionLocked();
  const text = checkText("text", input.text, limits.comment);
  const parentId = post.kind === "comment" ? (post.parentId ?? question.id) : post.id;
  return addPost(ctx, community, member, { ...input, kind: "comment", questionId: question.id, parentId, text });
}
