import type { NotificationKind } from "../../../shared/contract/notifications.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCurrentCase } from "../cases/index.ts";
import { notify } from "../service-levels/index.ts";
import type { ClaimFacts } from "./store/claims.ts";

/** Tells whoever has the case now of what a partner did on their page. */
export async function tellOwner(tx: Ctx, claim: ClaimFacts, kind: NotificationKind, words: string): Promise<void> {
  const { id: caseId, customerId, ownerId } = await getCurrentCase(tx, claim.caseId);
  if (ownerId === null) return;
  await notify(tx, { kind, staffIds: [ownerId], caseId, customerId, data: { detail: words.trim() } });
}
