import type { MaybeOf } from "../../../shared/contract/conversations.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { maybeSame } from "./events.ts";
import { writeMaybeOf } from "./store/maybe-of.ts";

/** Notes which other case a message may belong to, unless something of the kind is known of it. */
export async function noteMaybeOf(
  ctx: Ctx,
  input: { messageId: number; caseId: number; customerId: number; maybeOf: MaybeOf },
): Promise<void> {
  const { messageId, caseId, customerId, maybeOf } = input;
  if (!(await writeMaybeOf(ctx.db, messageId, maybeOf))) return;
  ctx.emit(maybeSame, { messageId, otherCaseId: maybeOf.caseId }, { caseId, customerId });
}
