import type { PromiseState } from "./contract/promises.ts";

/**
 * The promise ring: a small ring that empties as the time runs, the same on a case row, a customer's page and a board.
 * Each level has its own shape beside its colour, so that it is read without seeing colours.
 */

/** The time scale, used for nothing but promises, and what a promise is once it is settled. */
export type PromiseLevel = "plenty" | "soon" | "due" | "broken" | "paused" | "kept" | "kept_late" | "released";

export type RingPromise = {
  state: PromiseState;
  startedAt: string;
  dueAt: string | null;
  paused?: boolean;
};

const MINUTE = 60_000;

/** The share of a promise's time that is left: 1 when just made, 0 at due and after it. */
export function shareLeft(promise: RingPromise, now: number): number {
  if (promise.dueAt === null) return 1;
  const due = Date.parse(promise.dueAt);
  const length = Math.max(1, due - Date.parse(promise.startedAt));
  return Math.min(1, Math.max(0, (due - now) / length));
}

/**
 * Where a promise stands. An open one is `due` in the last tenth of its time, at the latest 15 minutes before the end and at
 * the earliest 4 hours before it; `soon` in the last third, at the latest an hour before; `broken` from its due time on, also in
 * the moment before the alarm clock has written it down.
 */
export function promiseLevel(promise: RingPromise, now: number): PromiseLevel {
  if (promise.state === "broken" || promise.state === "kept" || promise.state === "kept_late") return promise.state;
  if (promise.state !== "open") return "released";
  if (promise.dueAt === null || promise.paused) return "paused";
  const due = Date.parse(promise.dueAt);
  const left = due - now;
  if (left <= 0) return "broken";
  const length = Math.max(1, due - Date.parse(promise.startedAt));
  if (left <= Math.max(15 * MINUTE, Math.min(length / 10, 240 * MINUTE))) return "due";
  if (left <= Math.max(60 * MINUTE, length / 3)) return "soon";
  return "plenty";
}

/** One stroke or area of the drawing, on a square of 20 × 20. */
export type RingStroke = { d: string; role: "track" | "arc" | "mark" | "solid" };

const CENTRE = 10;
const RADIUS = 7.5;

/** What to draw for a level: the track, the arc of what is left (clockwise from the top), and the level's own mark. */
export function ringStrokes(level: PromiseLevel, share: number): RingStroke[] {
  const track: RingStroke = { d: arc(0, 1), role: "track" };
  const left: RingStroke = { d: arc(1 - share, 1), role: "arc" };
  switch (level) {
    case "plenty":
      return [track, left];
    case "soon":
      return [track, left, { d: "M10 6.6V10L12.4 11.4", role: "mark" }];
    case "due":
      return [track, left, { d: "M10 5.8V10.6M10 13.4V13.5", role: "mark" }];
    case "broken":
      return [
        { d: arc(0.06, 0.44), role: "arc" },
        { d: arc(0.56, 0.94), role: "arc" },
        { d: "M7.4 7.4L12.6 12.6M12.6 7.4L7.4 12.6", role: "mark" },
      ];
    case "kept":
      return [
        { d: arc(0, 1), role: "arc" },
        { d: "M6.9 10.2L9.1 12.4L13.2 7.9", role: "mark" },
      ];
    case "kept_late":
      return [
        { d: arc(0.06, 0.44), role: "arc" },
        { d: arc(0.56, 0.94), role: "arc" },
        { d: "M6.9 10.2L9.1 12.4L13.2 7.9", role: "mark" },
      ];
    case "paused":
      return [track, { d: "M8.2 7.4V12.6M11.8 7.4V12.6", role: "mark" }];
    case "released":
      return [track, { d: "M7 10H13", role: "mark" }];
  }
}

/** The path along the ring between two shares of the way round, 0 being the top. */
function arc(from: number, to: number): string {
  if (to - from <= 0) return "";
  if (to - from >= 0.9999) {
    return `M10 ${CENTRE - RADIUS}A${RADIUS} ${RADIUS} 0 1 1 9.99 ${CENTRE - RADIUS}Z`;
  }
  const large = to - from > 0.5 ? 1 : 0;
  return `M${at(from)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${at(to)}`;
}

function at(share: number): string {
  const angle = share * 2 * Math.PI;
  const round = (value: number) => Math.round(value * 100) / 100;
  return `${round(CENTRE + RADIUS * Math.sin(angle))} ${round(CENTRE - RADIUS * Math.cos(angle))}`;
}
