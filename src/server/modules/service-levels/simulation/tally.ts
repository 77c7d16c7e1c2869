import type { SlaKind } from "../../../../shared/contract/promises.ts";
import type { SimulatedCount, SimulatedState } from "../../../../shared/contract/simulation.ts";

const kinds = ["first_response", "next_response", "resolution"] as const satisfies readonly SlaKind[];

/** No count yet of any kind. */
export function emptyCounts(): Record<SlaKind, SimulatedCount> {
  const empty = (kind: SlaKind): SimulatedCount => ({ kind, now: {}, changed: {} });
  return Object.fromEntries(kinds.map((kind) => [kind, empty(kind)])) as Record<SlaKind, SimulatedCount>;
}

/** Counts one thing that was owed. */
export function countIn(
  counts: Record<SlaKind, SimulatedCount>,
  kind: SlaKind,
  before: SimulatedState,
  after: SimulatedState,
): void {
  const { now, changed } = counts[kind];
  now[before] = (now[before] ?? 0) + 1;
  changed[after] = (changed[after] ?? 0) + 1;
}
