import type { Static } from "typebox";
import type { UpdateCustomer } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, type Changes, changesOf } from "../accounts/index.ts";
import { timeZoneUnknown } from "./errors.ts";
import { customerUpdated } from "./events.ts";
import { mustLock } from "./must-find.ts";
import { writeCustomer } from "./store/customers.ts";

/**
 * Changes what we know of a person.
 * @throws KnownError customers.not_found, customers.merged_away, customers.time_zone_unknown
 */
export async function updateCustomer(ctx: Ctx, id: number, change: Static<typeof UpdateCustomer>): Promise<void> {
  if (change.timeZone && !isTimeZone(change.timeZone)) throw timeZoneUnknown({ timeZone: change.timeZone });
  await ctx.tx(async (tx) => {
    const before = await mustLock(tx, id);
    const changes = changesOf(before, change);
    if (Object.keys(changes).length === 0) return;
    await writeCustomer(tx.db, id, change, tx.now());
    await audit(tx, { action: "customers.updated", subject: { kind: "customer", id }, details: { changes } });
    tx.emit(customerUpdated, { changes: asFromTo(changes) }, { customerId: id });
  });
}

function asFromTo(changes: Changes) {
  return Object.fromEntries(
    Object.entries(changes).map(([field, { before, after }]) => [field, { from: before, to: after }]),
  );
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
