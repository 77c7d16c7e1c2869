import type { SettlementView, Terms } from "../../../../shared/contract/complaints.ts";
import type { PortalSettlement } from "../../../../shared/contract/portal-complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { mergedFamilyOf } from "../../cases/index.ts";
import { nextSteps } from "./policy.ts";
import { findSettlement, type MoveRow, movesOf, type TermsRow } from "./store.ts";

/** The settlement of a case as the desk sees it; null where nobody asked for or offered anything. */
export async function settlementForAgent(ctx: Ctx, caseId: number): Promise<SettlementView | null> {
  const family = await mergedFamilyOf(ctx, caseId);
  const row = await findSettlement(ctx.db, family);
  if (!row) return null;
  const moves = await movesOf(ctx.db, family);
  const people = await staffRefs(
    ctx,
    moves.flatMap(({ staffId }) => staffId ?? []),
  );
  return {
    state: row.state,
    terms: termsOf(row),
    dueAt: row.dueAt?.toISOString() ?? null,
    moves: moves.map((move) => ({
      ...told(move),
      by: move.staffId === null ? null : (people.get(move.staffId) ?? null),
      evidenceMessageId: move.evidenceMessageId,
      sentMessageId: move.sentMessageId,
    })),
    next: nextSteps(row.state).map(({ kind, party }) => ({ kind, party })),
  };
}

/** The same as the customer sees it: who of us wrote what down stays with us. */
export async function settlementForCustomer(ctx: Ctx, caseId: number): Promise<PortalSettlement | null> {
  const family = await mergedFamilyOf(ctx, caseId);
  const row = await findSettlement(ctx.db, family);
  if (!row) return null;
  const moves = await movesOf(ctx.db, family);
  return {
    state: row.state,
    terms: termsOf(row),
    dueAt: row.dueAt?.toISOString() ?? null,
    moves: moves.map(told),
    lastMoveId: moves.at(-1)!.id,
    may: nextSteps(row.state).flatMap(({ kind, party }) => (party === "customer" ? [kind] : [])),
  };
}

function told(move: MoveRow) {
  const { id, kind, party, words } = move;
  const dueAt = move.dueAt?.toISOString() ?? null;
  return { id, at: move.at.toISOString(), kind, party, words, terms: termsOf(move), dueAt };
}

/** What a move or a settlement is about; null where it names nothing. */
export function termsOf({ remedy, amountMinor, currency }: TermsRow): Terms | null {
  return remedy === null ? null : { remedy, amountMinor, currency };
}
