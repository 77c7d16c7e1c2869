import type { Ctx } from "../../../kernel/ctx.ts";
import { openPromises, waivePromise } from "../../promises/index.ts";
import { callback } from "./kinds.ts";

/** Why nobody needs to call any more; texts: `promises.reasons.*`. */
type Reason = "customer_called" | "customer_closed" | "customer_cancelled";

/**
 * Lets go of the calls that are promised in a case, because the customer let go of them: they called themselves and were
 * answered, said that it is solved, or want no call any more. What was broken by then stays broken.
 * @returns how many
 */
export async function waiveCallbacks(
  ctx: Ctx,
  { caseId, reason }: { caseId: number; reason: Reason },
): Promise<number> {
  return ctx.tx(async (tx) => {
    const open = await openPromises(tx, [caseId], [callback.kind]);
    const ahead = open.filter(({ dueAt }) => dueAt === null || dueAt > tx.now());
    for (const { id } of ahead) await waivePromise(tx, { id, reason });
    return ahead.length;
  });
}
