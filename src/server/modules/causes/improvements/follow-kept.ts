import type { Ctx } from "../../../kernel/ctx.ts";
import { improvementChanged } from "../events.ts";
import { settleByPromise } from "../store/improvements.ts";

/** The promise of an improvement was kept, also by who said so where promises are listed: the improvement is done. */
export async function followKept(
  ctx: Ctx,
  { data }: { data: { promiseId: number; at: string; evidence: string | null } },
): Promise<void> {
  const id = await settleByPromise(ctx.db, {
    promiseId: data.promiseId,
    at: new Date(data.at),
    evidence: data.evidence,
  });
  if (id !== null) ctx.emit(improvementChanged, { improvementId: id, state: "done" });
}
