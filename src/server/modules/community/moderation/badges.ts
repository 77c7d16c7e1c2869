import type { Static } from "typebox";
import type { Badge, SaveBadge } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import { audit, staffRefs } from "../../accounts/index.ts";
import { badgesOf, deleteBadge, listBadges, saveBadge as writeBadge } from "../store/badges.ts";

/** As whom people of ours answer in public. */
export async function readBadges(ctx: Ctx, after: number, limit: number): Promise<Badge[]> {
  const rows = await listBadges(ctx.db, after, limit);
  const staff = await staffRefs(
    ctx,
    rows.map(({ staffId }) => staffId),
  );
  return rows.map(({ staffId, ...badge }) => ({ staff: staff.get(staffId) ?? { id: staffId, name: "" }, ...badge }));
}

/** Says as whom somebody of us answers in public. @throws request.not_found */
export async function saveBadge(ctx: Ctx, staffId: number, input: Static<typeof SaveBadge>): Promise<Badge> {
  return ctx.tx(async (tx) => {
    const staff = (await staffRefs(tx, [staffId])).get(staffId);
    if (!staff) throw notFound({ what: "staff", id: staffId });
    await writeBadge(tx.db, { staffId, ...input });
    await audit(tx, {
      action: "community.badge_changed",
      subject: { kind: "staff", id: staffId },
      details: { ...input },
    });
    return { staff, ...input };
  });
}

/** Takes the badge away: they answer by their first name again. */
export async function removeBadge(ctx: Ctx, staffId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    if (!(await badgesOf(tx.db, [staffId])).has(staffId)) return;
    await deleteBadge(tx.db, staffId);
    await audit(tx, { action: "community.badge_removed", subject: { kind: "staff", id: staffId } });
  });
}
