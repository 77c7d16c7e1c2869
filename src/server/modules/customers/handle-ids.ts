import type { Ctx } from "../../kernel/ctx.ts";
import { handlesOf } from "./store/handles.ts";

/** The ids of a person's handles. */
export async function handleIdsOf(ctx: Ctx, customerId: number): Promise<number[]> {
  return (await handlesOf(ctx.db, [customerId])).map((handle) => handle.id);
}
