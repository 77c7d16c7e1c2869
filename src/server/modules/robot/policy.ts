/** How sure the robot must be of what. Pure. */
import type { ChannelCapabilities } from "../../kernel/channel/index.ts";

/** A passage as far as deciding goes by it; `coverage` and `fit` as understand/telling.ts has them. */
export type Found = {
  articleId: number;
  passageId: number;
  title: string;
  score: number;
  coverage: number;
  fit: number;
};

/**
 * `answer`: one passage stands out. `ask_back`: two or three may be meant. `admit`: none is good enough to be said.
 * `reason` is what the log keeps.
 */
export type Decision =
  | { move: "answer"; reason: "stands_out" | "alone"; shown: Found[] }
  | { move: "ask_back"; reason: "close" | "unsure"; shown: Found[] }
  | { move: "admit"; reason: "nothing_found" | "too_weak"; shown: [] };

/** So much of what a question tells must stand in a passage for it to be said as the answer. */
export const SURE = 0.66;
/** And so much to be offered as something that may be meant. */
export const MAYBE = 0.5;
/** Others that fit nearly as well may be meant too. */
export const NEAR = 0.88;
/** Where nothing else comes near, and its title was asked for, less will do. */
export const ALONE = 0.62;
export const LEAST_FIT_ALONE = 0.55;
const LEAST_ALONE = 0.45;
export const MOST_OFFERED = 3;

/** What to do with what was found. */
export function decide(found: readonly Found[]): Decision {
  if (found.length === 0) return { move: "admit", reason: "nothing_found", shown: [] };
  const ranked = found.toSorted((a, b) => b.fit - a.fit || b.score - a.score);
  const [first, second] = ranked;
  const isAlone = (second?.fit ?? 0) <= first!.fit * ALONE;
  if (isAlone && first!.coverage >= LEAST_ALONE && first!.fit >= LEAST_FIT_ALONE) {
    return { move: "answer", reason: "alone", shown: [first!] };
  }
  const fitting = ranked.filter(({ coverage }) => coverage >= MAYBE);
  const [best] = fitting;
  if (!best) return { move: "admit", reason: "too_weak", shown: [] };
  if (best.coverage < SURE) return { move: "ask_back", reason: "unsure", shown: fitting.slice(0, MOST_OFFERED) };
  const near = fitting.filter(({ fit }) => fit >= best.fit * NEAR).slice(0, MOST_OFFERED);
  if (near.length > 1) return { move: "ask_back", reason: "close", shown: near };
  return { move: "answer", reason: "stands_out", shown: [best] };
}

/** After so many times that it could not help, a person does. */
export const MOST_MISSES = 2;
/** Who did not come back in this time about what was answered has their answer; who does come back has not. */
export const SILENCE_MS = 72 * 3_600_000;

/** Why a person takes over. */
export const handOverReasons = [
  "asked",
  "grave",
  "vulnerable",
  "again",
  "two_misses",
  "flow",
  "late_order",
  "failed_delivery",
  "attachment",
  "taken",
  "returned",
  "merged",
  "unfit",
] as const;
export type HandOverReason = (typeof handOverReasons)[number];

/** Whether a robot can talk on a channel: people write there, alone with us, to and fro, in lines. */
export function canTalk({ spoken, pages, public: isPublic, subject, html }: ChannelCapabilities): boolean {
  return !spoken && !pages && !isPublic && !subject && !html;
}
