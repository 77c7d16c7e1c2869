import type { Locale } from "../../../shared/contract/common.ts";
import type { PostAuthor, PublicPost } from "../../../shared/contract/community.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import { type BadgeRow, badgesOf } from "./store/badges.ts";
import { type MemberRow, membersById } from "./store/members.ts";
import type { PostRow } from "./store/posts.ts";

/** Who wrote posts. */
export type Authors = {
  members: Map<number, MemberRow>;
  authorOf(post: Pick<PostRow, "memberId" | "staffId">): PostAuthor;
};

/** Looks up who wrote these posts, in a reader's language. Nothing but the chosen name of anybody is in it. */
export async function authorsOf(
  ctx: Ctx,
  posts: readonly Pick<PostRow, "memberId" | "staffId">[],
  locale: Locale,
): Promise<Authors> {
  const staffIds = posts.flatMap(({ staffId }) => staffId ?? []);
  const [members, badges, staff] = await Promise.all([
    membersById(
      ctx.db,
      posts.flatMap(({ memberId }) => memberId ?? []),
    ),
    badgesOf(ctx.db, staffIds),
    staffRefs(ctx, staffIds),
  ]);
  return {
    members,
    authorOf: ({ memberId, staffId }) =>
      staffId === null
        ? { name: members.get(memberId!)?.displayName ?? "", badge: null, title: null }
        : staffAuthor(badges.get(staffId), staff.get(staffId)?.name ?? "", locale),
  };
}

/** One of us, as they want to be called; else by the first name, or the whole where a language has no such thing. */
function staffAuthor(badge: BadgeRow | undefined, name: string, locale: Locale): PostAuthor {
  const title = badge?.titles[locale] || badge?.titles.en || badge?.titles["zh-CN"] || null;
  const called = /\p{Script=Han}/u.test(name) ? name : name.split(/\s+/)[0]!;
  return { name: badge?.displayName || called, badge: badge?.executive ? "executive" : "staff", title };
}

/** A post as everybody reads it. */
export function forEverybody(
  post: PostRow,
  around: { authors: Authors; acceptedId: number | null; readerId: number | null; voted: ReadonlySet<number> },
): PublicPost {
  return {
    id: post.id,
    author: around.authors.authorOf(post),
    at: (post.publishedAt ?? post.createdAt).toISOString(),
    editedAt: post.editedAt?.toISOString() ?? null,
    text: post.body,
    votes: post.votes,
    official: post.official,
    accepted: post.id === around.acceptedId,
    held: post.state === "held",
    mine: post.memberId !== null && post.memberId === around.readerId,
    voted: around.voted.has(post.id),
    comments: [],
  };
}
