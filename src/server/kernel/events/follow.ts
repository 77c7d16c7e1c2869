import type { Database } from "../db/pool.ts";
import type { Log } from "../log.ts";
import type { EventBell } from "./bell.ts";
import type { EventRow } from "./define-event.ts";
import { type Cursor, ensureCursor, lockCursor, moveCursor, readEvents } from "./store.ts";

const BATCH = 500;
/** How long committed rows wait at most for an older transaction to end before the next look. */
const HELD_RETRY_MS = 5;

export type Follower = { stop(): Promise<void> };

type Round = { handled: number; held: boolean };

/**
 * Reads every event once, in order, for ever, with its place kept in the database: `handle` runs in the transaction
 * that moves the place on, so that its writes and the move happen together. Of several nodes one follows at a time.
 *
 * @param handle gets up to 500 events; throwing makes the same events come again after a pause
 */
export async function followDurably(
  parts: { db: Database; bell: EventBell; log: Log },
  reader: string,
  handle: (trx: Database, events: readonly EventRow[]) => Promise<void>,
): Promise<Follower> {
  await ensureCursor(parts.db, reader);
  return loop(parts, reader, () =>
    parts.db.transaction().execute(async (trx) => {
      const cursor = await lockCursor(trx, reader);
      if (!cursor) return { handled: 0, held: false };
      const { events, held } = await readEvents(trx, cursor, BATCH);
      if (events.length > 0) {
        await handle(trx, events);
        await moveCursor(trx, reader, placeOf(events));
      }
      return { handled: events.length, held };
    }),
  );
}

/** Reads events in order from a place kept in memory: for what only lives as long as the process, such as sockets. */
export function followFrom(
  parts: { db: Database; bell: EventBell; log: Log },
  start: Cursor,
  handle: (events: readonly EventRow[]) => Promise<void>,
): Follower {
  let cursor = start;
  return loop(parts, "live", async () => {
    const { events, held } = await readEvents(parts.db, cursor, BATCH);
    if (events.length > 0) {
      await handle(events);
      cursor = placeOf(events);
    }
    return { handled: events.length, held };
  });
}

/** The place of the last of some events. */
export function placeOf(events: readonly EventRow[]): Cursor {
  const last = events[events.length - 1]!;
  return { xid: last.xid, id: last.id };
}

function loop(parts: { bell: EventBell; log: Log }, reader: string, round: () => Promise<Round>): Follower {
  const stopping = new AbortController();
  const done = (async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const heard = parts.bell.next();
      try {
        const { handled, held } = await round();
        failures = 0;
        if (handled > 0 && !held) continue;
        await parts.bell.wait(heard, held ? HELD_RETRY_MS : undefined, stopping.signal);
      } catch (error) {
        failures++;
        if (failures === 3) parts.log.error({ err: error, reader }, "events cannot be read; trying again");
        await parts.bell.wait(heard, Math.min(100 * 2 ** failures, 5_000), stopping.signal);
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
