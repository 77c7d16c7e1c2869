import type { ClaimDetail, ClaimView } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import { partnerRefs } from "../partners/index.ts";
import type { ClaimFacts } from "./store/claims.ts";
import { filesOf } from "./store/files.ts";
import { stepsOf } from "./store/steps.ts";
import { claimPageUrl } from "./token.ts";

/** Claims as the staff sees them, in the order of the rows. */
export async function presentClaims(ctx: Ctx, rows: readonly ClaimFacts[]): Promise<ClaimView[]> {
  const [partners, staff] = await Promise.all([
    partnerRefs(
      ctx,
      rows.map(({ partnerId }) => partnerId),
    ),
    staffRefs(
      ctx,
      rows.flatMap(({ ownerId }) => ownerId ?? []),
    ),
  ]);
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.caseId, remedyId: row.remedyId, amount: row.amount, currency: row.currency },
    ...{ reason: row.reason, orderRef: row.orderRef, state: row.state, answer: row.answer, accepted: row.accepted },
    ...{ recovered: row.recovered, writtenOff: row.writtenOff, withdrawn: row.withdrawn },
    partner: partners.get(row.partnerId) ?? { id: row.partnerId, name: `#${row.partnerId}` },
    openedAt: row.openedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    moreTimeUntil: row.moreTimeUntil?.toISOString() ?? null,
    owner: staff.get(row.ownerId ?? 0) ?? null,
  }));
}

/** A claim with all that happened to it. */
export async function presentClaim(ctx: Ctx, row: ClaimFacts): Promise<ClaimDetail> {
  const [view] = await presentClaims(ctx, [row]);
  const steps = await stepsOf(ctx.db, row.id);
  const files = await filesOf(ctx.db, row.id);
  return {
    ...view!,
    partnerUrl: claimPageUrl(ctx, row.id),
    ...{ moreTimeWords: row.moreTimeWords, messageIds: row.messageIds },
    files: files.map(({ id, name, size, at }) => ({ id, name, size, at: at.toISOString() })),
    steps: steps.map(({ id, kind, at, notedAt, amount, words, until, actorName }) => ({
      ...{ id, kind, amount, words, until: until?.toISOString() ?? null, actor: actorName },
      at: at.toISOString(),
      notedAt: notedAt.toISOString(),
    })),
  };
}
