import { type CompiledCalendar, type TurnChange, timeByTurn } from "../../../../shared/business-time/index.ts";
import type { TurnTime } from "../../../../shared/contract/turns.ts";

/** A line of a promise's log, as far as turns depend on it. */
type Line = { at: number; kind: string; data: { turn?: unknown } };

/** What ends the time in which somebody had the next move, and what begins ours again. */
const ends: ReadonlySet<string> = new Set(["kept", "kept_late", "waived", "withdrawn"]);

/** Whose turn it was when, as the log of a promise tells: ours, but for the pauses. Pure. */
export function turnsIn(startedAt: number, log: readonly Line[]): TurnChange[] {
  const changes: TurnChange[] = [{ at: startedAt, turn: "us" }];
  for (const { at, kind, data } of log) {
    if (kind === "paused") changes.push({ at, turn: String(data.turn) });
    else if (kind === "resumed" || kind === "moved" || kind === "upheld") changes.push({ at, turn: "us" });
    else if (ends.has(kind)) changes.push({ at, turn: null });
  }
  return changes;
}

/** The working time of a promise by whose turn it was; it is judged by ours alone. @throws CalendarError */
export function turnsOfPromise(
  calendar: CompiledCalendar,
  startedAt: number,
  log: readonly Line[],
  now: number,
): TurnTime[] {
  return [...timeByTurn(calendar, turnsIn(startedAt, log), now)].map(([turn, ms]) => ({ turn, ms }));
}
