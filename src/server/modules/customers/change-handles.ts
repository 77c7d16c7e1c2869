import type { Static } from "typebox";
import type { AddHandle } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { giveHandle } from "./create-customer.ts";
import { handleNotFound } from "./errors.ts";
import { customerUpdated } from "./events.ts";
import { mustLock } from "./must-find.ts";
import { readHandle } from "./read-handle.ts";
import { deleteHandle } from "./store/handles.ts";

/** Gives a person one more way to be reached. @throws KnownError customers.handle_taken, customers.handle_unreadable */
export async function addHandle(ctx: Ctx, id: number, input: Static<typeof AddHandle>): Promise<void> {
  const handle = readHandle(input.kind, input.address);
  await ctx.tx(async (tx) => {
    await mustLock(tx, id);
    await giveHandle(tx, id, handle);
    await announce(tx, id, { from: null, to: `${handle.kind}:${handle.address}` });
  });
}

/** Takes a handle off a person; what came by it stays theirs. @throws KnownError customers.handle_not_found */
export async function removeHandle(ctx: Ctx, id: number, handleId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await mustLock(tx, id);
    const handle = await deleteHandle(tx.db, id, handleId);
    if (!handle) throw handleNotFound({ handleId });
    await announce(tx, id, { from: `${handle.kind}:${handle.address}`, to: null });
  });
}

async function announce(tx: Ctx, id: number, change: { from: string | null; to: string | null }): Promise<void> {
  const changes = { handle: change };
  await audit(tx, { action: "customers.updated", subject: { kind: "customer", id }, details: { changes } });
  tx.emit(customerUpdated, { changes }, { customerId: id });
}
