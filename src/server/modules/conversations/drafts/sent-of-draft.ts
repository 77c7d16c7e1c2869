import type { DraftBody } from "../../../../shared/contract/conversations.ts";
import { hasRoomFor, isEmptyDraft, leftOfDraft, type SentOfDraft, withTakenBack } from "../../../../shared/draft.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type DraftKey, dropDraftOf, lockDraft, writeDraft } from "../store/drafts.ts";

/** Takes what was sent out of its author's draft of that kind: sending a reply does not lose a half-written note. */
export async function takeSentOutOfDraft(tx: Ctx, key: DraftKey, sent: SentOfDraft): Promise<void> {
  const body = await lockDraft(tx.db, key);
  if (body?.kind !== (sent === "note" ? "note" : "reply")) return;
  const left = leftOfDraft(body, sent);
  if (isEmptyDraft(left)) await dropDraftOf(tx.db, key);
  else await writeDraft(tx.db, key, { body: left, basedOn: null, force: true, now: tx.now() });
}

/**
 * Puts what was taken back into its author's draft, unless they have begun something else there.
 * @returns the draft; what was taken back alone where it has no place
 */
export async function putBackIntoDraft(tx: Ctx, key: DraftKey, taken: DraftBody): Promise<DraftBody> {
  const body = await lockDraft(tx.db, key);
  if (body && !hasRoomFor(body, taken)) return taken;
  const draft = body ? withTakenBack(body, taken) : taken;
  // One that was begun at this very moment stays.
  await writeDraft(tx.db, key, { body: draft, basedOn: null, force: body !== null, now: tx.now() });
  return draft;
}
