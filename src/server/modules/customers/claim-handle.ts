import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { customerUpdated } from "./events.ts";
import { ownersOfHandles, verifyHandle } from "./store/claims.ts";
import { insertHandle } from "./store/handles.ts";

type Key = Pick<Handle, "kind" | "address">;

/** Whose these handles are, by `handleKey`; nobody's are absent. Holds nothing: for reading. */
export async function customersOfHandles(ctx: Ctx, handles: readonly Key[]): Promise<Map<string, number>> {
  if (handles.length === 0) return new Map();
  const rows = await ownersOfHandles(ctx.db, handles);
  return new Map(rows.map(({ kind, address, customerId }) => [`${kind}:${address}`, customerId]));
}

/**
 * Gives a person a handle that is nobody's yet; what is somebody's stays theirs.
 * @returns whether they have it now by this
 */
export async function claimHandle(ctx: Ctx, customerId: number, handle: Handle): Promise<boolean> {
  return ctx.tx(async (tx) => {
    if ((await insertHandle(tx.db, customerId, handle, tx.now())) === null) return false;
    const changes = { handle: { from: null, to: `${handle.kind}:${handle.address}` } };
    tx.emit(customerUpdated, { changes }, { customerId });
    return true;
  });
}

/** Notes what proves that a handle is its person's; an earlier proof stays. */
export async function proveHandle(ctx: Ctx, handle: Key, evidence: Record<string, unknown>): Promise<void> {
  await verifyHandle(ctx.db, handle, evidence, ctx.now());
}
