import type { WebSocket } from "ws";
import type { Actor } from "../ctx.ts";
import type { Database } from "../db/pool.ts";
import type { EventBell } from "../events/bell.ts";
import type { EventRow } from "../events/define-event.ts";
import { type Follower, followFrom, placeOf } from "../events/follow.ts";
import { type Cursor, compareCursors, currentCursor, readEvents } from "../events/store.ts";
import type { Log } from "../log.ts";

/** Who missed more than this reloads instead of being told each one. */
const REPLAY_LIMIT = 2_000;
/** A socket that takes its news so slowly that this many bytes wait for it is closed; it resumes when it comes back. */
const MAX_WAITING_BYTES = 1_048_576;

/** What a socket is told of an event: that it happened and to whom it belongs. The page asks for the rest as itself. */
export type LiveEvent = {
  cursor: string;
  type: string;
  at: string;
  caseId: number | null;
  customerId: number | null;
  actor: { kind: string; id: number | null; name: string | null };
};

export type LiveSocket = { socket: WebSocket; actor: Actor };

export type LiveHub = {
  /** Attaches a socket; with `since` it first gets all that it missed, without a gap and without a repeat. */
  attach(live: LiveSocket, since: string | null): Promise<void>;
  /** Tells every attached socket something that is not an event and is not kept: who is looking, who is typing. */
  tell(message: unknown, to: (actor: Actor) => boolean): void;
  size(): number;
  stop(): Promise<void>;
};

/** Decides for one batch of events whom each may be told to; looks up what it needs once for the batch. */
export type Visibility = (events: readonly EventRow[]) => Promise<(actor: Actor, event: EventRow) => boolean>;

/** Starts telling sockets what happens. */
export async function startLiveHub(
  parts: { db: Database; bell: EventBell; log: Log },
  visibilityOf: Visibility,
): Promise<LiveHub> {
  const attached = new Set<LiveSocket>();
  let place: Cursor = await currentCursor(parts.db);
  const follower: Follower = followFrom(parts, place, async (events) => {
    const maySee = await visibilityOf(events);
    place = placeOf(events);
    for (const event of events) {
      const text = serialise(event);
      for (const live of attached) if (maySee(live.actor, event)) deliver(live, text);
    }
  });

  const deliver = ({ socket }: LiveSocket, text: string) => {
    if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.close(1013, "too slow");
    else socket.send(text);
  };

  return {
    async attach(live, since) {
      let gone = false;
      live.socket.on("close", () => {
        gone = true;
        attached.delete(live);
      });
      let from = since === null ? place : parseCursor(since);
      let replayed = 0;
      // Catches up in steps; the last step and the adding happen in one go, so that nothing falls in between.
      while (!gone && from && compareCursors(from, place) < 0) {
        const goal = place;
        const { events } = await readEvents(parts.db, from, 500);
        const missed = events.filter((event) => compareCursors(event, goal) <= 0);
        const maySee = await visibilityOf(missed);
        for (const event of missed) if (maySee(live.actor, event)) deliver(live, serialise(event));
        replayed += missed.length;
        from = missed.length < 500 ? goal : placeOf(missed);
        if (replayed > REPLAY_LIMIT) from = null;
      }
      // Added after it closed, it would never be taken out again.
      if (gone) return;
      if (!from) live.socket.send(JSON.stringify({ type: "live.reset" }));
      live.socket.send(JSON.stringify({ type: "live.ready", cursor: formatCursor(place) }));
      attached.add(live);
    },
    tell(message, to) {
      const text = JSON.stringify(message);
      for (const live of attached) if (to(live.actor)) deliver(live, text);
    },
    size: () => attached.size,
    async stop() {
      await follower.stop();
      for (const { socket } of attached) socket.close(1001, "stopping");
    },
  };
}

function serialise(event: EventRow): string {
  const live: LiveEvent = {
    cursor: formatCursor(event),
    type: event.type,
    at: event.at.toISOString(),
    caseId: event.caseId,
    customerId: event.customerId,
    actor: { kind: event.actorKind, id: event.actorId, name: event.actorName },
  };
  return JSON.stringify(live);
}

/** A place as text, for sockets and lists: `<xid>.<id>`. */
export function formatCursor(cursor: Cursor): string {
  return `${cursor.xid}.${cursor.id}`;
}

/** Reads such a place; null for what is none. */
export function parseCursor(text: string): Cursor | null {
  const match = /^(\d{1,19})\.(\d{1,16})$/.exec(text);
  return match ? { xid: match[1]!, id: Number(match[2]) } : null;
}
