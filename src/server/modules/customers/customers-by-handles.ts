import type { Ctx } from "../../kernel/ctx.ts";
import { ownersOf } from "./store/handles.ts";

type Address = { kind: string; value: string };

/** Whose handles these canonical addresses are; what is nobody's is left out. */
export async function customersByHandles(
  ctx: Ctx,
  addresses: readonly Address[],
): Promise<(Address & { customerId: number })[]> {
  return addresses.length === 0 ? [] : ownersOf(ctx.db, addresses);
}
