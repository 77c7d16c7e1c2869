import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { handlesOf, insertHandle } from "./store/handles.ts";

/**
 * The handle by which a message is a person's who proved who they are without one, by the signed page of their case:
 * their mail address, else the first one known. Whoever has none, because they only ever called, gets one of the kind
 * "none", by which nobody can be written to: without it the message would be somebody else's.
 */
export async function handleToWriteAs(ctx: Ctx, customerId: number): Promise<Handle> {
  const handles = await handlesOf(ctx.db, [customerId]);
  const found = handles.find((handle) => handle.kind === "mail") ?? handles[0];
  if (found) return { kind: found.kind, address: found.address, display: found.display, name: found.name };
  const handle = { kind: "none", address: `person:${customerId}`, display: "", name: null };
  await insertHandle(ctx.db, customerId, handle, ctx.now());
  return handle;
}
