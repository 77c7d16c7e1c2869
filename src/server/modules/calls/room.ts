import type { Exchange } from "./exchange-of.ts";
import type { CallRow } from "./store/calls.ts";

const ROOM = /^keepword-(\d{1,15})$/;

/** Speaking with each other: everybody of a call is in the same room. */
export function talkIn(on: Exchange, call: Pick<CallRow, "id">) {
  return { do: "talk", room: `keepword-${call.id}`, record: on.settings.record } as const;
}

/** Hearing music, alone. */
export function holdOn(on: Exchange, call: Pick<CallRow, "id">) {
  return { do: "hold", room: `keepword-hold-${call.id}`, url: on.settings.music } as const;
}

/** The call whose room this is; null for what is none. */
export function callOfRoom(room: string | null): number | null {
  const id = ROOM.exec(room ?? "")?.[1];
  return id === undefined ? null : Number(id);
}
