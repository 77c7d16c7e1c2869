import type { CompiledCalendar } from "../business-time/index.ts";

/** What is promised, as far as the words say. */
export type ReadKind = "callback" | "refund" | "delivery" | "repair" | "answer" | "other";

/** Where the text is read: the moment, and the calendar whose hours and zone its words mean. */
export type ReadingFrame = { readonly now: number; readonly calendar: CompiledCalendar };

/** A promise that stands in a text. Positions are those of the text as given; times are instants (ms). */
export type ReadPromise = {
  readonly kind: ReadKind;
  /** `third`: a carrier, a bank, a maker – told on, and not ours to keep */
  readonly who: "we" | "third";
  /** not before this, where the words say so */
  readonly from: number | null;
  readonly due: number;
  /** `working`: counted in opening hours or days; `wall`: by the clock and the calendar of everybody */
  readonly counted: "working" | "wall";
  /** the words of the time */
  readonly start: number;
  readonly end: number;
  /** the sentence it stands in, for the promise's own words */
  readonly words: string;
};

/** Words that promise something and no time. */
export type VagueWording = { readonly kind: ReadKind; readonly start: number; readonly end: number };

/** What a text says is to happen. */
export type Reading = { readonly promises: readonly ReadPromise[]; readonly vague: readonly VagueWording[] };

/** A day as it is spoken of. `week` counts from this one; null is the coming one. */
export type DayRef =
  | { readonly is: "offset"; readonly days: number }
  | { readonly is: "weekday"; readonly weekday: number; readonly week: number | null }
  | { readonly is: "date"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly is: "monthday"; readonly day: number; readonly months: number | null }
  | { readonly is: "period"; readonly unit: "week" | "month" | "year"; readonly ahead: number; readonly edge: Edge }
  | { readonly is: "month"; readonly month: number; readonly edge: Edge }
  | { readonly is: "holiday"; readonly name: string }
  /** that of the time named before it */
  | { readonly is: "same" };

export type Edge = "start" | "middle" | "end";
export type DayPart = "dawn" | "morning" | "noon" | "afternoon" | "evening" | "close";
export type Clock = { readonly hour: number; readonly minute: number; readonly half: "am" | "pm" | null };
export type Duration = {
  readonly amount: number;
  readonly unit: "minute" | "hour" | "day" | "week" | "month";
  readonly working: boolean;
};

/** The smallest words that tell of time. */
export type Atom = { readonly start: number; readonly end: number } & (
  | { readonly day: DayRef }
  | { readonly part: DayPart }
  | { readonly clock: Clock }
  | { readonly duration: Duration }
);

/** Words of time that belong together, and how they are meant. */
export type TimeWords = {
  readonly start: number;
  readonly end: number;
  readonly day: DayRef | null;
  readonly part: DayPart | null;
  readonly clock: Clock | null;
  /** the end of a range that begins with `clock` */
  readonly until: Clock | null;
  readonly duration: Duration | null;
  readonly relation: "by" | "on" | "after" | "since" | "until";
};

/** A sentence of a text: its words with quotations blanked out, where it begins, and whether it asks. */
export type Sentence = { readonly text: string; readonly start: number; readonly asks: boolean };
