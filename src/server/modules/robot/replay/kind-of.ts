import type { RobotReplayTurn } from "../../../../shared/contract/robot-versions.ts";

type Done = { move: string; shown: readonly number[] };

/** What became of a turn when it was decided again; people's verdicts weigh more than what it looks like. Pure. */
export function kindOf(then: Done, now: Done, verdict: "right" | "wrong" | null): RobotReplayTurn["kind"] {
  const same = then.move === now.move && [...then.shown].join() === [...now.shown].join();
  if (same) return "same";
  if (verdict === "right") return "at_risk";
  if (verdict === "wrong") return "fixed";
  if (then.move !== "answer" && now.move === "answer") return "answered";
  if (then.move === "answer" && now.move !== "answer") return "unanswered";
  return "changed";
}
