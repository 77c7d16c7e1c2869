import type { SimilarQuestion } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Community } from "../open-community.ts";
import { questionsLike } from "../store/lists.ts";
import { likeness } from "../terms.ts";

const MOST = 5;

/** Questions that may be the same as one that somebody is about to ask. */
export async function similarTo(ctx: Ctx, { account }: Community, title: string): Promise<SimilarQuestion[]> {
  const like = likeness(title);
  if (!like) return [];
  const found = await questionsLike(ctx.db, { accountId: account.id, ...like, limit: MOST });
  return found.map(({ id, title: called, answers, acceptedId }) => ({
    id,
    title: called,
    answers,
    solved: acceptedId !== null,
  }));
}
