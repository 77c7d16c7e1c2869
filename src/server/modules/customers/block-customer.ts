import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { customerBlocked, customerUnblocked } from "./events.ts";
import { mustLock } from "./must-find.ts";
import { writeCustomer } from "./store/customers.ts";

/** Takes in nothing more from a person: it is kept raw and stands on the intake screen. */
export async function blockCustomer(ctx: Ctx, id: number): Promise<void> {
  await setBlocked(ctx, id, true);
}

/** Hears a person again. */
export async function unblockCustomer(ctx: Ctx, id: number): Promise<void> {
  await setBlocked(ctx, id, false);
}

async function setBlocked(ctx: Ctx, id: number, blocked: boolean): Promise<void> {
  await ctx.tx(async (tx) => {
    const customer = await mustLock(tx, id);
    if ((customer.blockedAt !== null) === blocked) return;
    await writeCustomer(tx.db, id, { blockedAt: blocked ? tx.now() : null }, tx.now());
    const event = blocked ? customerBlocked : customerUnblocked;
    await audit(tx, { action: event.type, subject: { kind: "customer", id } });
    tx.emit(event, {}, { customerId: id });
  });
}
