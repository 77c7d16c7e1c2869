import type { Handle } from "../../kernel/channel.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { handlesOf } from "./store/handles.ts";

/** The handle a person is reached by where nothing says which: their mail address, else the first one known. */
export async function mainHandleOf(ctx: Ctx, customerId: number): Promise<Handle | null> {
  const handles = await handlesOf(ctx.db, [customerId]);
  const found = handles.find((handle) => handle.kind === "mail") ?? handles[0];
  return found ? { kind: found.kind, address: found.address, display: found.display, name: found.name } : null;
}
