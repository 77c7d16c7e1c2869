import type { Ctx } from "../../kernel/ctx.ts";
import { activeAmong, getTeam } from "../accounts/index.ts";
import { lastWordAt, unansweredSinceOf } from "../conversations/index.ts";
import type { SumOfParts } from "./keepsakes.ts";
import { isActive } from "./policy.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import type { Keepsake } from "./store/merges.ts";

/** Two cases that were one, as each goes on. */
export type LivesApart = {
  other: Pick<
    CaseFacts,
    | "id"
    | "statusId"
    | "category"
    | "priority"
    | "tags"
    | "ownerId"
    | "teamId"
    | "contactCount"
    | "awaitingSince"
    | "snoozedUntil"
    | "solvedAt"
    | "closedAt"
    | "lastMessageAt"
  >;
  root: Pick<CaseFacts, "id" | "priority" | "tags" | "contactCount" | "awaitingSince" | "openedAt" | "lastMessageAt">;
};

type Apart = { root: CaseFacts; other: CaseFacts; from: Keepsake; rest: SumOfParts };

/**
 * What becomes of two cases that are taken apart: the one that leaves is as it was when it was merged (`from`), the other is
 * what is left (`rest`). Since when a customer waits is read from what each has.
 */
export async function livesApart(ctx: Ctx, { root, other, from, rest }: Apart): Promise<LivesApart> {
  const waits = await unansweredSinceOf(ctx, [root.id, other.id]);
  const snoozedUntil = dateOf(from.snoozedUntil);
  return {
    other: {
      id: other.id,
      statusId: from.statusId,
      category: from.category,
      priority: from.priority,
      tags: from.tags,
      ...(await stillFit(ctx, from)),
      contactCount: from.contactCount,
      awaitingSince: from.awaitingSince === null ? null : (waits.get(other.id) ?? null),
      snoozedUntil: snoozedUntil && snoozedUntil > ctx.now() ? snoozedUntil : null,
      solvedAt: dateOf(from.solvedAt),
      closedAt: dateOf(from.closedAt),
      lastMessageAt: (await lastWordAt(ctx, other.id)) ?? other.lastMessageAt,
    },
    root: {
      id: root.id,
      priority: rest.priority,
      tags: rest.tags,
      contactCount: rest.contactCount,
      awaitingSince: root.awaitingSince && isActive(root.category) ? (waits.get(root.id) ?? null) : null,
      openedAt: dateOf(rest.openedAt ?? null) ?? root.openedAt,
      lastMessageAt: (await lastWordAt(ctx, root.id)) ?? root.lastMessageAt,
    },
  };
}

/** Whoever had it has it again, unless they are gone since: then it is routed anew. */
async function stillFit(ctx: Ctx, { ownerId, teamId }: Keepsake): Promise<Pick<CaseFacts, "ownerId" | "teamId">> {
  const isHere = ownerId !== null && (await activeAmong(ctx, [ownerId])).has(ownerId);
  const team = teamId === null ? null : await getTeam(ctx, teamId).catch(() => null);
  return { ownerId: isHere ? ownerId : null, teamId: team && !team.archived ? teamId : null };
}

function dateOf(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}
