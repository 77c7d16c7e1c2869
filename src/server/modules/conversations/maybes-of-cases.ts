import type { MaybeOf } from "../../../shared/contract/conversations.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { maybesOf } from "./store/maybe-of.ts";

/** That a message's case may be about the same as another, and why. */
export type Maybe = { messageId: number; caseId: number; maybeOf: MaybeOf };

/** What was found of these cases, and of others about them. */
export async function maybesOfCases(ctx: Ctx, caseIds: readonly number[]): Promise<Maybe[]> {
  return maybesOf(ctx.db, caseIds);
}
