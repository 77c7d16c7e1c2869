/** What a trial shows, and what it does not. Pure. */
import type { RobotTally, RobotTrial } from "../../../../shared/contract/robot-versions.ts";

/** 95 times in 100. */
const Z = 1.96;
/** Fewer dialogues on a side say nothing. */
export const TOO_FEW = 30;

/** Between which shares the true one lies (Wilson's interval). */
export function spreadOf(count: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Whether more are solved on trial than beside it (a test of two proportions). */
export function findingOf(trial: RobotTally, beside: RobotTally): RobotTrial["finding"] {
  if (trial.ended < TOO_FEW || beside.ended < TOO_FEW) return "too_few";
  const all = (trial.solved + beside.solved) / (trial.ended + beside.ended);
  const error = Math.sqrt(all * (1 - all) * (1 / trial.ended + 1 / beside.ended));
  const difference = trial.solved / trial.ended - beside.solved / beside.ended;
  if (error === 0 || Math.abs(difference) < Z * error) return "no_difference";
  return difference > 0 ? "better" : "worse";
}
