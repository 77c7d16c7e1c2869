/** How sure the robot must be of what. Pure. */
import type { RobotCaution } from "../../../shared/contract/robot-versions.ts";
import type { ChannelCapabilities } from "../../kernel/channel/index.ts";
import { shareOf } from "./understand/sureness.ts";

/** A passage as far as deciding goes by it; `coverage` and `fit` as understand/telling.ts has them. */
export type Found = {
  articleId: number;
  passageId: number;
  title: string;
  score: number;
  coverage: number;
  fit: number;
  /** 0–1: how likely it answers; older turns have none */
  sureness?: number;
};

/**
 * `answer`: one passage stands out. `ask_back`: one to three may be meant. `admit`: none is good enough to be said.
 * `reason` is what the log keeps.
 */
export type Decision =
  | { move: "answer"; reason: "stands_out" | "alone"; shown: Found[] }
  | { move: "ask_back"; reason: "close" | "unsure"; shown: Found[] }
  | { move: "admit"; reason: "nothing_found" | "too_weak"; shown: [] };

/** So likely a passage must answer for it to be said as the answer. */
export const SURE = 0.55;
/** And so likely to be offered as something that may be meant; less beside one that is. */
export const MAYBE = 0.15;
const MAYBE_BESIDE = 0.08;
/** By so much in odds the best must stand out; what comes nearer may be meant too. */
export const APART = 1;
export const MOST_OFFERED = 3;

/** What a version of the robot has for how sure it must be. */
export const sureness: Readonly<Record<RobotCaution, { sure: number; maybe: number }>> = {
  cautious: { sure: 0.7, maybe: 0.2 },
  normal: { sure: SURE, maybe: MAYBE },
  bold: { sure: 0.4, maybe: 0.1 },
};

/** What to do with what was found. @param found the likeliest first, with its odds */
export function decide<F extends Found & { odds: number }>(
  found: readonly F[],
  { caution, asksBack }: { caution: RobotCaution; asksBack: boolean },
): Decision {
  const { sure, maybe } = sureness[caution];
  const [best, second] = found;
  if (!best) return { move: "admit", reason: "nothing_found", shown: [] };
  if (shareOf(best.odds) < maybe) return { move: "admit", reason: "too_weak", shown: [] };
  const near = found.filter(({ odds }) => best.odds - odds < APART).slice(0, MOST_OFFERED);
  if (shareOf(best.odds) >= sure) {
    if (near.length > 1 && asksBack) return { move: "ask_back", reason: "close", shown: near };
    return { move: "answer", reason: second ? "stands_out" : "alone", shown: [best] };
  }
  if (!asksBack) return { move: "admit", reason: "too_weak", shown: [] };
  const offered = found.filter(({ odds }) => shareOf(odds) >= MAYBE_BESIDE).slice(0, MOST_OFFERED);
  return { move: "ask_back", reason: "unsure", shown: offered };
}

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
