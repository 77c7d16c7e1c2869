import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { customerCreated } from "./events.ts";
import { clearBounces, findHandles, insertPersons, nameNameless, type WantedHandle } from "./store/handles.ts";

export type ResolvedHandle = { customerId: number; handleId: number; blocked: boolean; isNew: boolean };

/** What handles are the same by: kind and canonical address. */
export function handleKey(handle: Pick<Handle, "kind" | "address">): string {
  return `${handle.kind}:${handle.address}`;
}

/**
 * Somebody else made one of several new persons at the same moment. The transaction must begin anew: going on would mean
 * to wait for their handle while others wait for ours.
 */
export class LostRace extends Error {
  constructor() {
    super("Somebody else met one of these persons at the same moment.");
    this.name = "LostRace";
  }
}

/**
 * Finds the persons behind handles and makes those nobody knew, in the caller's transaction, which then holds each handle:
 * a merge waits for it, so that what it writes for these persons is moved along, and so does whoever receives from the
 * same person, so that a message that came twice at once is seen by the second.
 *
 * Two who meet the same new handle at once get the same person: the unique key of handles decides, and a person is only
 * made together with the handle that was won.
 *
 * @param handles at most a few hundred; repeats are fine
 * @throws LostRace with more than one handle only: run the transaction again
 */
export async function resolveHandles(
  ctx: Ctx,
  handles: readonly (Handle & { locale?: string | null })[],
): Promise<Map<string, ResolvedHandle>> {
  const wanted = new Map<string, WantedHandle>();
  for (const handle of handles) {
    const key = handleKey(handle);
    if (!wanted.has(key)) wanted.set(key, { ...handle, locale: handle.locale ?? null });
  }
  const resolved = new Map<string, ResolvedHandle>();
  await findMissing(ctx, wanted, resolved);
  if (resolved.size < wanted.size) await makeMissing(ctx, wanted, resolved);
  if (resolved.size < wanted.size) {
    if (wanted.size > 1) throw new LostRace();
    // Who won has committed, since the insert waited for that; and whoever holds nothing can wait for a lock.
    await findMissing(ctx, wanted, resolved);
    if (resolved.size < wanted.size) throw new LostRace();
  }
  return resolved;
}

async function findMissing(ctx: Ctx, wanted: Map<string, WantedHandle>, resolved: Map<string, ResolvedHandle>) {
  const rows = await findHandles(ctx.db, missing(wanted, resolved));
  const nameless: { customerId: number; name: string }[] = [];
  for (const row of rows) {
    const key = handleKey(row);
    resolved.set(key, { customerId: row.customerId, handleId: row.id, blocked: row.blocked, isNew: false });
    const name = nameOf(wanted.get(key)!);
    if (row.nameless && name) nameless.push({ customerId: row.customerId, name });
  }
  const reached = rows.filter((row) => row.bounced).map((row) => row.id);
  if (reached.length > 0) await clearBounces(ctx.db, reached);
  if (nameless.length > 0) await nameNameless(ctx.db, nameless, ctx.now());
}

async function makeMissing(ctx: Ctx, wanted: Map<string, WantedHandle>, resolved: Map<string, ResolvedHandle>) {
  const rows = missing(wanted, resolved).map((handle) => ({ ...handle, name: nameOf(handle) }));
  for (const row of await insertPersons(ctx.db, rows, ctx.now())) {
    resolved.set(handleKey(row), { customerId: row.customerId, handleId: row.id, blocked: false, isNew: true });
    const handle = { kind: row.kind, address: row.address };
    ctx.emit(customerCreated, { handles: [handle] }, { customerId: row.customerId });
  }
}

// In the order of the unique key: two who lock or insert several never wait for each other in a circle.
function missing(wanted: Map<string, WantedHandle>, resolved: Map<string, ResolvedHandle>): WantedHandle[] {
  return [...wanted.entries()]
    .filter(([key]) => !resolved.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, handle]) => handle);
}

function nameOf(handle: WantedHandle): string | null {
  const name = handle.name?.trim().slice(0, 200);
  return name ? name : null;
}
