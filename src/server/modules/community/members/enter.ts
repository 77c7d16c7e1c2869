import type { FastifyReply } from "fastify";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { linkOver } from "../errors.ts";
import type { Community } from "../open-community.ts";
import { findSignIn, insertMember, type MemberRow, memberByAddress, useSignIn } from "../store/members.ts";
import { checkName } from "./names.ts";
import { beginSession, hashOf } from "./session.ts";

/** Whom a link is for; nothing is used up. @throws community.link_over */
export async function lookAtLink(ctx: Ctx, token: string): Promise<{ address: string; member: MemberRow | null }> {
  const link = await findSignIn(ctx.db, hashOf(token));
  if (!link || link.usedAt || link.expiresAt <= ctx.now()) throw linkOver();
  return { address: link.address, member: (await memberByAddress(ctx.db, link.address)) ?? null };
}

/**
 * Signs in by a link, which is used up by it. Whoever is new says what to be called.
 * @throws community.link_over, community.name_taken, community.name_refused
 */
export async function enter(
  ctx: Ctx,
  reply: FastifyReply,
  input: { community: Community; token: string; name: string; locale: Locale },
): Promise<void> {
  const memberId = await ctx.tx(async (tx) => {
    const { address, member } = await lookAtLink(tx, input.token);
    const name = member ? null : await checkName(tx, input.community, input.name, null);
    if (!(await useSignIn(tx.db, hashOf(input.token), tx.now()))) throw linkOver();
    if (member || !name) return member!.id;
    return insertMember(tx.db, { address, ...name, locale: input.locale }, tx.now());
  });
  await beginSession(ctx, reply, memberId);
}
