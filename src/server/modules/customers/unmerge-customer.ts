import type { Ctx } from "../../kernel/ctx.ts";
import { giveEventsBack } from "../../kernel/events/of-customer.ts";
import { audit } from "../accounts/index.ts";
import { notMerged } from "./errors.ts";
import { customersUnmerged } from "./events.ts";
import { customerFacets } from "./facets.ts";
import { type CustomerField, lockCustomers, writeCustomer } from "./store/customers.ts";
import { lockHandlesOf, putHandlesBack } from "./store/handles.ts";
import { endMerge, type MergeRow, type Moved, standingMerge, writeMoved } from "./store/merges.ts";

/**
 * Takes a merge back: the other person has again what the merge moved, and what came since by their handles. Works also
 * when the record that stayed was itself merged into a third (`id`) meanwhile: the other leaves, the rest stays together.
 *
 * @throws KnownError customers.not_merged
 */
export async function unmergeCustomer(ctx: Ctx, { id, otherId }: { id: number; otherId: number }): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockHandlesOf(tx.db, [id]);
    const merge = await standingMerge(tx.db, otherId);
    const kept = merge && (await lockChain(tx, merge.keptId, otherId));
    if (!kept || kept.at(-1)!.id !== id) throw notMerged({ id, otherId });
    const handleIds = await putHandlesBack(tx.db, id, otherId, merge.moved.handles ?? []);
    const caseIds = [...(merge.moved.cases ?? []), ...(await begunSince(tx, id, handleIds, merge))];
    for (const facet of customerFacets()) {
      await facet.putBack(tx, { from: id, to: otherId, ids: merge.moved[facet.name] ?? [], caseIds });
    }
    await giveEventsBack(tx.db, { from: id, to: otherId, caseIds, ids: merge.moved.events ?? [] });
    await writeCustomer(tx.db, merge.keptId, unfilled(merge, kept[0]!), tx.now());
    await writeCustomer(tx.db, otherId, { mergedInto: null }, tx.now());
    await endMerge(tx.db, merge.id, tx.now());
    const taken = { ...merge.moved, handles: handleIds, cases: caseIds };
    await takeOutOfMerges(tx, kept.slice(0, -1), taken);
    await audit(tx, { action: "customers.unmerged", subject: { kind: "customer", id }, details: { otherId } });
    for (const customerId of [id, otherId]) tx.emit(customersUnmerged, { keptId: id, otherId }, { customerId });
  });
}

type Locked = Awaited<ReturnType<typeof lockCustomers>>[number];

/** The record that stayed, the one it was merged into, and so on to the one that stands. Locks the other, too. */
async function lockChain(tx: Ctx, keptId: number, otherId: number): Promise<Locked[]> {
  await lockCustomers(tx.db, [otherId], "change");
  const chain: Locked[] = [];
  for (let next: number | null = keptId; next !== null; ) {
    const [row] = await lockCustomers(tx.db, [next], "change");
    chain.push(row!);
    next = row!.mergedInto;
  }
  return chain;
}

/** What has left is not moved again when a record that it came by leaves, too: it may have come back by another way. */
async function takeOutOfMerges(tx: Ctx, passed: readonly Locked[], taken: Moved): Promise<void> {
  for (const { id } of passed) {
    const merge = (await standingMerge(tx.db, id))!;
    const left = Object.entries(merge.moved).map(([facet, ids]) => {
      const gone = new Set(taken[facet]);
      return [facet, ids.filter((one) => !gone.has(one))];
    });
    await writeMoved(tx.db, merge.id, Object.fromEntries(left));
  }
}

async function begunSince(tx: Ctx, customerId: number, handleIds: number[], merge: MergeRow): Promise<number[]> {
  const except = [...merge.keptCaseIds, ...(merge.moved.cases ?? [])];
  const lists = customerFacets().map((facet) => facet.casesBegunBy?.(tx, { customerId, handleIds, except }) ?? []);
  return (await Promise.all(lists)).flat();
}

/** What the merge filled in goes out again, unless somebody changed it since. */
function unfilled(merge: MergeRow, kept: Locked): Partial<Record<CustomerField, string | null>> {
  return Object.fromEntries(
    Object.entries(merge.filled).flatMap(([field, { before, after }]) =>
      kept[field as CustomerField] === after ? [[field, before]] : [],
    ),
  );
}
