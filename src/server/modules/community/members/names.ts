import { limits } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { fieldMissing, fieldTooLong, nameRefused, nameTakenError } from "../errors.ts";
import type { Community } from "../open-community.ts";
import { isNameAllowed, nameKeyOf, visibleName } from "../policy.ts";
import { listBadges } from "../store/badges.ts";
import { nameTaken, renameMember } from "../store/members.ts";

/**
 * A name that a member may go by: nobody else's, and none that could be taken for one of us.
 * @throws community.field_missing, community.field_too_long, community.name_refused, community.name_taken
 */
export async function checkName(
  ctx: Ctx,
  { brand }: Community,
  typed: string,
  memberId: number | null,
): Promise<{ displayName: string; nameKey: string }> {
  const displayName = visibleName(typed);
  if (displayName === "") throw fieldMissing({ field: "name" });
  if ([...displayName].length > limits.name) throw fieldTooLong({ field: "name", limit: limits.name });
  const badges = await listBadges(ctx.db, 0, 1_000);
  const ours = [brand.name, ...Object.values(brand.names), ...badges.map((badge) => badge.displayName)];
  if (!isNameAllowed(displayName, ours)) throw nameRefused({ field: "name" });
  const nameKey = nameKeyOf(displayName);
  if (await nameTaken(ctx.db, nameKey, memberId)) throw nameTakenError({ field: "name" });
  return { displayName, nameKey };
}

/** A member goes by another name, also under what they wrote before. @throws as checkName */
export async function rename(ctx: Ctx, community: Community, memberId: number, typed: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const { displayName, nameKey } = await checkName(tx, community, typed, memberId);
    await renameMember(tx.db, memberId, displayName, nameKey);
  });
}
