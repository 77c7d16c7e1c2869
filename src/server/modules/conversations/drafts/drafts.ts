import type { DraftView, SaveDraft } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { caseFor } from "../case-access.ts";
import { draftChanged } from "../errors.ts";
import { type DraftRow, dropDraftOf, findDraft, writeDraft } from "../store/drafts.ts";

/** What the actor has typed in a case and not sent. @throws cases.not_found */
export async function getDraft(ctx: Ctx, caseId: number): Promise<DraftView | null> {
  const draft = await findDraft(ctx.db, await keyOf(ctx, caseId));
  return draft && view(draft);
}

/**
 * Keeps what the actor is typing, as typed.
 * @throws cases.not_found, conversations.draft_changed when another window of theirs saved since `basedOn`
 */
export async function saveDraft(ctx: Ctx, caseId: number, input: SaveDraft): Promise<DraftView> {
  const { basedOn, ...body } = input;
  const saved = await writeDraft(ctx.db, await keyOf(ctx, caseId), {
    body,
    basedOn: basedOn ? new Date(basedOn) : null,
    force: basedOn === undefined,
    now: ctx.now(),
  });
  if (!saved) throw draftChanged();
  return view(saved);
}

/** Forgets what the actor was typing. @throws cases.not_found */
export async function dropDraft(ctx: Ctx, caseId: number): Promise<void> {
  await dropDraftOf(ctx.db, await keyOf(ctx, caseId));
}

async function keyOf(ctx: Ctx, caseId: number): Promise<{ caseId: number; staffId: number }> {
  // Drafts are a person's: a key has none.
  if (ctx.actor.kind !== "staff" || ctx.actor.id === null) throw notAllowed({ permission: "cases:reply" });
  return { caseId: (await caseFor(ctx, caseId)).id, staffId: ctx.actor.id };
}

function view({ body, updatedAt }: DraftRow): DraftView {
  return { body, updatedAt: updatedAt.toISOString() };
}
