import type { Ctx } from "../../kernel/ctx.ts";
import { caselessEvents, giveEvents } from "../../kernel/events/of-customer.ts";
import { audit } from "../accounts/index.ts";
import { customerMergedAway, customerNotFound, mergeWithSelf } from "./errors.ts";
import { customersMerged } from "./events.ts";
import { customerFacets } from "./facets.ts";
import { type CustomerFacts, customerFields, lockCustomers, writeCustomer } from "./store/customers.ts";
import { lockHandlesOf, moveHandles } from "./store/handles.ts";
import { type Filled, insertMerge, type Moved } from "./store/merges.ts";

/**
 * Makes one person of two records: every handle, case, message, promise and fact of the other belongs to the one that
 * stays, and what the one lacked is filled in. All of it is written down, so that un-merging gives it back.
 *
 * @throws KnownError customers.merge_with_self, customers.not_found, customers.merged_away
 */
export async function mergeCustomers(ctx: Ctx, input: { id: number; otherId: number; reason?: string }): Promise<void> {
  const { id, otherId, reason = null } = input;
  if (id === otherId) throw mergeWithSelf();
  await ctx.tx(async (tx) => {
    // Handles first, in the order in which receiving takes them: whoever is writing for these persons is waited for.
    await lockHandlesOf(tx.db, [id, otherId]);
    const rows = await lockCustomers(tx.db, [id, otherId], "change");
    const [kept, other] = [mustStand(rows, id), mustStand(rows, otherId)];
    const keptCaseIds = await casesOf(tx, id);
    const moved: Moved = { handles: await moveHandles(tx.db, otherId, id) };
    for (const facet of customerFacets()) moved[facet.name] = await facet.move(tx, otherId, id);
    moved.events = await caselessEvents(tx.db, otherId);
    await giveEvents(tx.db, otherId, id);
    const filled = fillIn(kept, other);
    const fields = Object.fromEntries(Object.entries(filled).map(([field, { after }]) => [field, after]));
    await writeCustomer(tx.db, id, fields, tx.now());
    await writeCustomer(tx.db, otherId, { mergedInto: id }, tx.now());
    await insertMerge(tx.db, { keptId: id, otherId, reason, moved, keptCaseIds, filled }, tx.now());
    await audit(tx, { action: "customers.merged", subject: { kind: "customer", id }, details: { otherId, reason } });
    tx.emit(customersMerged, { keptId: id, otherId, reason }, { customerId: id });
  });
}

async function casesOf(tx: Ctx, customerId: number): Promise<number[]> {
  const lists = await Promise.all(customerFacets().map((facet) => facet.casesOf?.(tx, customerId) ?? []));
  return lists.flat();
}

function mustStand(rows: readonly CustomerFacts[], id: number): CustomerFacts {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw customerNotFound({ id });
  if (row.mergedInto !== null) throw customerMergedAway({ id, into: row.mergedInto });
  return row;
}

/** What the one that stays lacks and the other has; remarks of both are kept, one under the other. */
function fillIn(kept: CustomerFacts, other: CustomerFacts): Filled {
  const filled: Filled = {};
  for (const field of customerFields) {
    const [before, theirs] = [kept[field], other[field]];
    if (theirs === null || theirs === before) continue;
    if (before === null) filled[field] = { before, after: theirs };
    else if (field === "remarks") filled[field] = { before, after: `${before}\n\n${theirs}` };
  }
  return filled;
}
