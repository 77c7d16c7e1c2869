import type { Static } from "typebox";
import type { BanMember, CommunityMember } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { memberUnknown } from "../errors.ts";
import { endSessionsOf, listMembers, type MemberRow, membersById, setBan } from "../store/members.ts";
import { hideAllOf, recount } from "../store/posts.ts";

/** Somebody may write here no more; their posts stay unless they are hidden with it. @throws community.member_unknown */
export async function banMember(ctx: Ctx, id: number, input: Static<typeof BanMember>): Promise<CommunityMember> {
  return ctx.tx(async (tx) => {
    const now = tx.now();
    await getMember(tx, id);
    await setBan(tx.db, id, { at: now, reason: input.reason });
    await endSessionsOf(tx.db, id);
    if (input.hidePosts) for (const questionId of await hideAllOf(tx.db, id)) await recount(tx.db, questionId, now);
    const subject = { kind: "community_member", id };
    await audit(tx, { action: "community.member_banned", subject, details: { ...input } });
    return presentMember(tx, id);
  });
}

/** Lets somebody write again; what was hidden stays hidden. @throws community.member_unknown */
export async function unbanMember(ctx: Ctx, id: number): Promise<CommunityMember> {
  return ctx.tx(async (tx) => {
    await getMember(tx, id);
    await setBan(tx.db, id, null);
    await audit(tx, { action: "community.member_unbanned", subject: { kind: "community_member", id } });
    return presentMember(tx, id);
  });
}

/** Members for those who look after them; that their addresses were read is written down. */
export async function readMembers(ctx: Ctx, filter: { q: string; before: number | null; limit: number }) {
  const rows = await listMembers(ctx.db, filter);
  await audit(ctx, { action: "community.members_read", details: { ...filter, count: rows.length } });
  return rows.map(present);
}

async function getMember(ctx: Ctx, id: number): Promise<MemberRow> {
  const member = (await membersById(ctx.db, [id])).get(id);
  if (!member) throw memberUnknown({ id });
  return member;
}

async function presentMember(ctx: Ctx, id: number): Promise<CommunityMember> {
  const [row] = await listMembers(ctx.db, { q: "", before: id + 1, limit: 1 });
  return present(row!);
}

function present(row: MemberRow & { posts: number; hidden: number }): CommunityMember {
  const { id, displayName, address, locale, posts, hidden, bannedAt, banReason, createdAt } = row;
  return {
    ...{ id, address, locale, posts, hidden, banReason },
    name: displayName,
    bannedAt: bannedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
