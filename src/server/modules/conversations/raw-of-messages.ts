import type { Ctx } from "../../kernel/ctx.ts";
import { clearRaw, findAttached } from "./store/raw.ts";

/** Notes of messages that they are no longer there as they came. */
export async function forgetRaw(ctx: Ctx, messageIds: readonly number[]): Promise<void> {
  if (messageIds.length > 0) await clearRaw(ctx.db, messageIds);
}

/** Which of these contents are files of a message. */
export async function attachedAmong(ctx: Ctx, sha256s: readonly string[]): Promise<Set<string>> {
  return new Set(sha256s.length === 0 ? [] : await findAttached(ctx.db, sha256s));
}
