import type { Locale } from "../../../../shared/contract/common.ts";
import type { ProposalState, ProposalView } from "../../../../shared/contract/community-proposals.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { asCommunity, communityOf, questionUrl } from "../open-community.ts";
import { authorsOf } from "../present.ts";
import { listProposals } from "../store/proposals.ts";

/** Answers that an editor may make articles of, the newest first. Nothing in it that is not public already. */
export async function proposalsOf(
  ctx: Ctx,
  { state = "open", cursor, limit = 50 }: { state?: ProposalState; cursor?: string; limit?: number },
): Promise<{ items: ProposalView[]; next: string | null }> {
  const rows = await listProposals(ctx.db, state, readCursor(cursor, ["string", "number"]), limit + 1);
  const { items, next } = pageOf(rows, limit, ({ place, id }) => [place, id]);
  const locale: Locale = ctx.actor.locale === "en" ? "en" : "zh-CN";
  const authors = await authorsOf(ctx, items, locale);
  const own = asCommunity(ctx);
  const views = items.map(async ({ accountId, memberId, staffId, language: _, place: __, createdAt, ...row }) => {
    const community = await communityOf(own, accountId);
    return {
      ...row,
      community: { id: accountId, name: community.account.name },
      url: questionUrl(ctx, community, row.questionId),
      author: authors.authorOf({ memberId, staffId }),
      createdAt: createdAt.toISOString(),
    };
  });
  return { items: await Promise.all(views), next };
}
