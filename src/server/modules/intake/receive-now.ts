import type { Ctx } from "../../kernel/ctx.ts";
import { isOutrun } from "./is-outrun.ts";
import { type Received, receiveBatch, type ToReceive } from "./receive-batch.ts";

const ATTEMPTS = 4;

/**
 * Receives one message at once, for what comes by a page of ours and needs no intake: when this resolves it is part of
 * a case.
 */
export async function receiveNow(ctx: Ctx, item: Omit<ToReceive, "intakeId">): Promise<Received> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [received] = await receiveBatch(ctx, [{ ...item, intakeId: null }]);
      return received!;
    } catch (error) {
      if (!isOutrun(error) || attempt === ATTEMPTS) throw error;
    }
  }
}
