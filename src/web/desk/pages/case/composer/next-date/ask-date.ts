import type { NextDate, PromiseInAnswer, VagueOverride } from "../../../../../../shared/contract/next-dates.ts";
import type { ReadKind } from "../../../../../../shared/promise-reading/index.ts";

/** What the author is asked about. */
export type Asked = {
  date: NextDate;
  text: string;
  /** the words that put something off */
  wording: string[];
  kind: ReadKind;
};
/** What they said; null where they go on writing. */
export type Told = { dueAt: string; sentence: string } | { override: VagueOverride } | null;

/** What goes with an answer beside its words. */
export type NextDatePart = {
  promises?: PromiseInAnswer[];
  vagueOverride?: VagueOverride;
  dateAsked?: true;
  keeps?: number[];
};
export type Plan = { text: string; part: NextDatePart };
