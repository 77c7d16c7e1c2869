import type { Ctx } from "../../../kernel/ctx.ts";
import { countByState, oldestUnsent } from "../store/outbox.ts";

export type OutboxFigures = { waiting: number; failed: number; bounced: number; oldestWaitingAt: Date | null };

/** How much is in the outbox, for the doctor and for /metrics. Waiting counts what nobody can undo any more. */
export async function outboxFigures(ctx: Ctx): Promise<OutboxFigures> {
  const counts = await countByState(ctx.db, ["queued", "sending", "failed", "bounced"]);
  const of = (...states: string[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  return {
    waiting: of("queued", "sending"),
    failed: of("failed"),
    bounced: of("bounced"),
    oldestWaitingAt: await oldestUnsent(ctx.db),
  };
}
