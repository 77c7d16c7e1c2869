/**
 * The life of a promise, as a table: which act leads from which state to which. Everything that changes a promise asks
 * here, and nothing else knows the rules. The two that matter most: what is broken never becomes anything but "kept
 * late", and nothing is moved or waived once its time has come, whether or not the alarm clock has rung yet.
 */
import type { PromiseState } from "../../../../shared/contract/promises.ts";

/** What can happen to a promise. Times are instants in ms. */
export type PromiseAct =
  /** what it was about happened at `at`: a fact of the desk, or `evidence` in somebody's words */
  | { kind: "keep"; at: number; evidenceEventId: number | null; evidence?: string; proof?: Record<string, unknown> }
  /** its time came and nothing had happened */
  | { kind: "fall_due" }
  /** another time was agreed with the beneficiary */
  | { kind: "move"; to: number; reason: string }
  /** the beneficiary no longer needs it */
  | { kind: "waive"; reason: string }
  /** it lost its object */
  | { kind: "withdraw"; reason: string }
  /** it is somebody else's turn: `turn` says whose */
  | { kind: "pause"; turn: string }
  | { kind: "resume" }
  /** it has its object again, which it had lost to a merge */
  | { kind: "reopen" }
  /** the beneficiary says that it did not happen */
  | { kind: "dispute"; words: string | null }
  /** the beneficiary is right: it did not happen. `about` is the state that they doubted */
  | { kind: "uphold"; about: PromiseState; reason: string | null }
  /** it did happen, and the beneficiary is told why we say so */
  | { kind: "dismiss"; reason: string };

/** The part of a promise that its life is about. */
export type PromiseLife = {
  state: PromiseState;
  /** null while paused */
  dueAt: number | null;
  /** whose turn it is, while paused */
  pausedFor: string | null;
  /** counted in business time, and so stopped by a pause; false for a fixed time, given or moved to */
  counted: boolean;
  /** rings no more: settled, or broken and closed */
  silent: boolean;
  movedCount: number;
  disputed: boolean;
};

/** What an act does, in the log's words and their order; or why it may not be done; or nothing at all. */
export type Verdict =
  | { outcome: "done"; life: PromiseLife; log: readonly PromiseLogKind[] }
  | { outcome: "refused"; because: "settled" | "already_due" | "in_the_past" }
  | { outcome: "nothing" };

export const promiseLogKinds = [
  "made",
  "rang",
  "broken",
  "kept",
  "kept_late",
  "moved",
  "waived",
  "withdrawn",
  "silenced",
  "paused",
  "resumed",
  "disputed",
  "upheld",
  "dismissed",
  "reassigned",
  "reworded",
  "joined_case",
  "acknowledged",
] as const;
export type PromiseLogKind = (typeof promiseLogKinds)[number];

type Cell =
  | "kept_in_time_or_late"
  | "kept_late"
  | "broken_if_due"
  | "moved_before_due"
  | "waived_before_due"
  | "withdrawn_before_due"
  | "silenced"
  | "paused"
  | "resumed"
  | "reopened"
  | "disputed"
  | "upheld"
  | "dismissed"
  | "settled"
  | "nothing";

// "settled" refuses with an explanation what a person asked for; "nothing" passes over what facts bring about.
const table: Record<PromiseState, Record<PromiseAct["kind"], Cell>> = {
  open: {
    keep: "kept_in_time_or_late",
    fall_due: "broken_if_due",
    move: "moved_before_due",
    waive: "waived_before_due",
    withdraw: "withdrawn_before_due",
    pause: "paused",
    resume: "resumed",
    reopen: "nothing",
    dispute: "nothing",
    uphold: "upheld",
    dismiss: "dismissed",
  },
  broken: {
    keep: "kept_late",
    fall_due: "nothing",
    move: "settled",
    waive: "settled",
    withdraw: "silenced",
    pause: "nothing",
    resume: "nothing",
    reopen: "nothing",
    dispute: "disputed",
    uphold: "upheld",
    dismiss: "dismissed",
  },
  kept: settled("disputed"),
  kept_late: settled("disputed"),
  waived: settled("disputed"),
  withdrawn: { ...settled("nothing"), reopen: "reopened" },
};

function settled(dispute: Cell): Record<PromiseAct["kind"], Cell> {
  return {
    keep: "nothing",
    fall_due: "nothing",
    move: "settled",
    waive: "settled",
    withdraw: "nothing",
    pause: "nothing",
    resume: "nothing",
    reopen: "nothing",
    dispute,
    uphold: "upheld",
    dismiss: "dismissed",
  };
}

/**
 * What an act makes of a promise. Pure.
 * @param now instant (ms) at which it is done
 */
export function afterAct(life: PromiseLife, act: PromiseAct, now: number): Verdict {
  const rule = table[life.state][act.kind];
  switch (rule) {
    case "nothing":
      return { outcome: "nothing" };
    case "settled":
      return { outcome: "refused", because: "settled" };
    case "kept_late":
      return done(life, { state: "kept_late", silent: true }, "kept_late");
    case "silenced":
      return life.silent ? { outcome: "nothing" } : done(life, { silent: true }, "silenced");
    case "reopened":
      return done(life, { state: "open", silent: false }, "resumed");
    case "disputed":
      return life.disputed ? { outcome: "nothing" } : done(life, { disputed: true }, "disputed");
    case "upheld":
      return upheld(life, act, now);
    case "dismissed":
      return life.disputed ? done(life, {}, "dismissed") : { outcome: "nothing" };
  }
  return afterActOnOpen(life, act, now);
}

/**
 * What was said to be kept and was not is broken, and may still be kept late; it rings no more, since whoever found it out has
 * it in hand. A promise that was broken when it was disputed stays what it is by now.
 */
function upheld(life: PromiseLife, act: PromiseAct, now: number): Verdict {
  if (!life.disputed) return { outcome: "nothing" };
  const wasSettled = life.state === "kept" || life.state === "kept_late" || life.state === "waived";
  if (!wasSettled || (act.kind === "uphold" && act.about !== life.state)) return done(life, {}, "upheld");
  return done(life, { state: "broken", dueAt: life.dueAt ?? now, silent: true }, "upheld", "broken");
}

/** Acts whose outcome depends on the time. */
function afterActOnOpen(life: PromiseLife, act: PromiseAct, now: number): Verdict {
  const isDue = life.dueAt !== null && life.dueAt <= now;
  switch (act.kind) {
    case "keep": {
      const inTime = life.dueAt === null || act.at <= life.dueAt;
      if (inTime) return done(life, { state: "kept", silent: true, pausedFor: null }, "kept");
      return done(life, { state: "kept_late", silent: true }, "broken", "kept_late");
    }
    case "fall_due":
      return isDue ? done(life, { state: "broken" }, "broken") : { outcome: "nothing" };
    case "move":
      if (isDue) return { outcome: "refused", because: "already_due" };
      if (act.to <= now) return { outcome: "refused", because: "in_the_past" };
      if (act.to === life.dueAt) return { outcome: "nothing" };
      return done(life, { dueAt: act.to, counted: false, pausedFor: null, movedCount: life.movedCount + 1 }, "moved");
    case "waive":
      if (isDue) return { outcome: "refused", because: "already_due" };
      return done(life, { state: "waived", silent: true, pausedFor: null }, "waived");
    case "withdraw":
      // Closing a case a moment after its promise was due does not undo that.
      if (isDue) return done(life, { state: "broken", silent: true }, "broken", "silenced");
      return done(life, { state: "withdrawn", silent: true, pausedFor: null }, "withdrawn");
    case "pause":
      // A fixed time was told to somebody as it is: it does not wait for anyone.
      if (!life.counted || life.pausedFor !== null || isDue) return { outcome: "nothing" };
      return done(life, { pausedFor: act.turn, dueAt: null }, "paused");
    case "resume":
      return life.pausedFor === null ? { outcome: "nothing" } : done(life, { pausedFor: null }, "resumed");
    default:
      return { outcome: "nothing" };
  }
}

function done(life: PromiseLife, change: Partial<PromiseLife>, ...log: PromiseLogKind[]): Verdict {
  return { outcome: "done", life: { ...life, ...change }, log };
}
