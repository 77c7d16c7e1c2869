import type { Locale } from "../../../../shared/contract/common.ts";

/** What speaks for a passage: `fit` as telling.ts has it, `score` and `strength` as the search gave them. */
export type Evidence = { fit: number; score: number; strength: number };

/** So much strength counts half: Chinese is searched by words and by pairs of characters, so each thing counts more often. */
const HALF: Record<Locale, number> = { "zh-CN": 5.5, en: 2.2 };
/** Weights of a logistic regression over bench/questions; bench/robot-answers.ts shows what comes of them. */
const BASE: Record<Locale, number> = { "zh-CN": -4.53, en: -5.36 };
const FIT = 5.1;
const STRENGTH = 4.7;
const BEHIND = 3.55;
const FITS_WORSE = 0.9;
/** Further behind than this is far behind. */
const FAR_BEHIND = -1.5;

/**
 * How likely each passage answers, from what the search says of it and how far it is behind the best of the others; as the
 * logarithm of the odds, so that differences mean the same everywhere.
 */
export function oddsOf(found: readonly Evidence[], locale: Locale): number[] {
  return found.map((one, place) => {
    const others = found.filter((_, at) => at !== place);
    const behind = Math.min(0, Math.log(one.score / Math.max(...others.map(({ score }) => score), Number.MIN_VALUE)));
    const worse = Math.min(0, one.fit - Math.max(...others.map(({ fit }) => fit), 0));
    const strength = one.strength / (one.strength + HALF[locale]);
    return (
      BASE[locale] + FIT * one.fit + STRENGTH * strength + BEHIND * Math.max(behind, FAR_BEHIND) + FITS_WORSE * worse
    );
  });
}

/** From odds to a share between 0 and 1. */
export function shareOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
