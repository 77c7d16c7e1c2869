import type { DurationUnit } from "./types.ts";

const MS: Record<DurationUnit, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A length of time in milliseconds. */
export function durationMs(duration: { amount: number; unit: DurationUnit }): number {
  return duration.amount * MS[duration.unit];
}
