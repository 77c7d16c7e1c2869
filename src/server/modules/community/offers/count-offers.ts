import type { Ctx } from "../../../kernel/ctx.ts";
import { anybody, publishedEditionsOf } from "../../knowledge/index.ts";
import { postUnknown } from "../errors.ts";
import type { Community } from "../open-community.ts";
import { countOffers, insertOffer, settleOffer } from "../store/offers.ts";
import { findPost } from "../store/posts.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CHOICE = /^(article|question)-([1-9]\d{0,14})$/;

type Shown = { articles: readonly unknown[]; similar: readonly unknown[] };

/** Counts that answers were shown before a question was posted. Nothing of who asked, or what, is kept. */
export async function noteOffered(ctx: Ctx, { brand }: Community, key: string, shown: Shown): Promise<void> {
  if (!UUID.test(key)) return;
  const [articles, questions] = [shown.articles.length, shown.similar.length];
  await insertOffer(ctx.db, { key, brandId: brand.id, articles, questions }, ctx.now());
}

/** Counts that a question was posted although answers were shown; nothing where none were. */
export async function notePosted(ctx: Ctx, key: string): Promise<void> {
  if (UUID.test(key)) await settleOffer(ctx.db, key, { outcome: "posted" });
}

export type Chosen = { kind: "article" | "question"; id: number };

/**
 * Somebody says that what was shown answers their question, so that it is not posted.
 *
 * @param choice `article-12` or `question-7`
 * @returns what answered it
 * @throws community.post_unknown for what nobody was shown here
 */
export async function noteAnswered(ctx: Ctx, community: Community, key: string, choice: string): Promise<Chosen> {
  const [, kind, digits] = CHOICE.exec(choice) ?? [];
  const id = Number(digits);
  if (kind === "article") {
    if ((await publishedEditionsOf(ctx, anybody(community.brand.id), id)).length === 0) throw postUnknown({ id });
  } else if (kind === "question") {
    const post = await findPost(ctx.db, id);
    const isShown = post?.kind === "question" && post.state === "visible" && post.accountId === community.account.id;
    if (!isShown) throw postUnknown({ id });
  } else throw postUnknown({ id: 0 });
  if (UUID.test(key)) {
    await ctx.tx(async (tx) => {
      const only = { articles: kind === "article" ? 1 : 0, questions: kind === "question" ? 1 : 0 };
      // Chosen from what is shown while they type: that was the offer.
      await insertOffer(tx.db, { key, brandId: community.brand.id, ...only }, tx.now());
      await settleOffer(tx.db, key, {
        outcome: "answered",
        ...(kind === "article" ? { articleId: id } : { questionId: id }),
      });
    });
  }
  return { kind, id };
}

/**
 * How often the community was spared a question: answers were offered before posting, they answered, or it was posted all
 * the same. Whoever went away without a word is in `offered` alone.
 */
export function communityDeflection(
  ctx: Ctx,
  { from, to, brandId = null }: { from: Date; to: Date; brandId?: number | null },
): Promise<{ offered: number; answered: number; posted: number }> {
  return countOffers(ctx.db, { from, to, brandId });
}
