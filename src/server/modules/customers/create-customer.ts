import type { Static } from "typebox";
import type { SaveCustomer } from "../../../shared/contract/customers.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { handleTaken } from "./errors.ts";
import { customerCreated } from "./events.ts";
import { readHandle } from "./read-handle.ts";
import { insertCustomer } from "./store/customers.ts";
import { insertHandle, ownerOfHandle } from "./store/handles.ts";

/**
 * Writes a person down by hand.
 * @returns their id
 * @throws KnownError customers.handle_unreadable, customers.handle_taken
 */
export async function createCustomer(ctx: Ctx, input: Static<typeof SaveCustomer>): Promise<number> {
  const handles = [
    ...(input.email ? [readHandle("mail", input.email)] : []),
    ...(input.phone ? [readHandle("phone", input.phone)] : []),
  ];
  return ctx.tx(async (tx) => {
    const id = await insertCustomer(tx.db, { name: input.name, locale: input.locale ?? null }, tx.now());
    for (const handle of handles) await giveHandle(tx, id, handle);
    await audit(tx, { action: "customers.created", subject: { kind: "customer", id } });
    const keys = handles.map(({ kind, address }) => ({ kind, address }));
    tx.emit(customerCreated, { handles: keys }, { customerId: id });
    return id;
  });
}

/** Gives a person one more handle. @throws KnownError customers.handle_taken, naming whose it is */
export async function giveHandle(tx: Ctx, customerId: number, handle: Handle): Promise<number> {
  const id = await insertHandle(tx.db, customerId, handle, tx.now());
  if (id !== null) return id;
  const owner = await ownerOfHandle(tx.db, handle.kind, handle.address);
  throw handleTaken({ address: handle.display, customerId: owner });
}
