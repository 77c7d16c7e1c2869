import type { Ctx } from "../../../kernel/ctx.ts";
import { nextMoment } from "../store/alarm.ts";

/** When the next ring of any promise is due; null while none waits for one. */
export function nextRingAt(ctx: Ctx): Promise<Date | null> {
  return nextMoment(ctx.db);
}
