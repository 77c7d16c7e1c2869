import type { Ctx } from "../../kernel/ctx.ts";
import { activeAmong, getTeam } from "../accounts/index.ts";
import { lastWordAt, unansweredSinceOf } from "../conversations/index.ts";
import type { SumOfParts } from "./keepsakes.ts";
import type { LifeTogether } from "./life-together.ts";
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

type Apart = { root: CaseFacts; other: CaseFacts; from: Keepsake; rest: SumOfParts; together: LifeTogether };

/**
 * What becomes of two cases that are taken apart: the one that leaves is as it was when it was merged (`from`), the other is
 * what is left (`rest`). Since when a customer waits is read from what each has. What was answered or solved while they were
 * one (`together`) is so for both.
 */
export async function livesApart(ctx: Ctx, { root, other, from, rest, together }: Apart): Promise<LivesApart> {
  const waits = await unansweredSinceOf(ctx, [root.id, other.id]);
  const snoozedUntil = dateOf(from.snoozedUntil);
  const state = stateApart(root, from, together);
  const waited = from.awaitingSince !== null && together.answeredAt === null && isActive(state.category);
  return {
    other: {
      id: other.id,
      ...state,
      priority: from.priority,
      tags: from.tags,
      ...(await stillFit(ctx, from)),
      contactCount: from.contactCount,
      awaitingSince: waited ? (waits.get(other.id) ?? null) : null,
      snoozedUntil: isActive(state.category) && snoozedUntil && snoozedUntil > ctx.now() ? snoozedUntil : null,
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

type State = Pick<CaseFacts, "statusId" | "category" | "solvedAt" | "closedAt">;

/** The state that it had, unless both were done with since as one; what was answered is new no more. */
function stateApart(root: CaseFacts, from: Keepsake, { since, answeredAt }: LifeTogether): State {
  if (isActive(from.category) && !isActive(root.category) && root.solvedAt && root.solvedAt > since) {
    const { statusId, category, solvedAt, closedAt } = root;
    return { statusId, category, solvedAt, closedAt };
  }
  const category = from.category === "new" && answeredAt !== null ? "open" : from.category;
  return { statusId: from.statusId, category, solvedAt: dateOf(from.solvedAt), closedAt: dateOf(from.closedAt) };
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
