import type { Locale } from "../../../../shared/contract/common.ts";
import type { ReviewItem, VersionItem } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getEdition } from "../articles/compare-versions.ts";
import { versionsOf, waitingForReview } from "../store/editions.ts";

type Paging = { cursor?: string; limit?: number };

/** What an edition said over time, the newest first. @throws knowledge.edition_unknown */
export async function listVersions(
  ctx: Ctx,
  { articleId, locale, cursor, limit = 50 }: Paging & { articleId: number; locale: Locale },
): Promise<{ items: VersionItem[]; next: string | null }> {
  const edition = await getEdition(ctx, { articleId, locale });
  const before = readCursor(cursor, ["number"])?.[0] ?? 2 ** 31 - 1;
  const found = await versionsOf(ctx.db, edition.id, before, limit + 1);
  const { items, next } = pageOf(found, limit, ({ number }) => [number]);
  const people = await peopleOf(
    ctx,
    items.flatMap(({ writtenBy, publishedBy }) => [writtenBy, publishedBy]),
  );
  return {
    items: items.map(({ number, title, note, writtenBy, publishedBy, createdAt }) => ({
      ...{ number, title, note, writtenBy: people(writtenBy), publishedBy: people(publishedBy) },
      createdAt: createdAt.toISOString(),
    })),
    next,
  };
}

/** Drafts that wait for somebody who may publish, the longest waiting first. */
export async function listReviews(
  ctx: Ctx,
  { cursor, limit = 50 }: Paging,
): Promise<{ items: ReviewItem[]; next: string | null }> {
  const place = readCursor(cursor, ["string", "number"]);
  const found = await waitingForReview(ctx.db, place && { at: place[0], id: place[1] }, limit + 1);
  const { items, next } = pageOf(found, limit, ({ askedAt, id }) => [askedAt.toISOString(), id]);
  const people = await peopleOf(
    ctx,
    items.map(({ askedBy }) => askedBy),
  );
  return {
    items: items.map(({ articleId, locale, title, askedBy, askedAt }) => ({
      ...{ articleId, locale, title, askedBy: people(askedBy) },
      askedAt: askedAt.toISOString(),
    })),
    next,
  };
}

async function peopleOf(ctx: Ctx, ids: readonly (number | null)[]) {
  const refs = await staffRefs(ctx, [...new Set(ids.filter((id) => id !== null))]);
  return (id: number | null) => (id === null ? null : (refs.get(id) ?? null));
}
