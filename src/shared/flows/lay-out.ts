import type { FlowSpec, FlowStep } from "../contract/flows.ts";
import { waysOf } from "./leads-to.ts";

const WIDTH = 280;
const HEIGHT = 170;

/** Puts the steps of a drawing in rows by how far they are from the start; what nothing leads to stands at the end. */
export function layOut(spec: FlowSpec): FlowSpec {
  const byId = new Map(spec.steps.map((step) => [step.id, step]));
  const rows: string[][] = [];
  const placed = new Set<string>();
  let row = spec.start !== null && byId.has(spec.start) ? [spec.start] : [];
  while (row.length > 0) {
    for (const id of row) placed.add(id);
    rows.push(row);
    const after = row.flatMap((id) => waysOf(byId.get(id)!).flatMap(({ next }) => next ?? []));
    row = [...new Set(after)].filter((id) => byId.has(id) && !placed.has(id));
  }
  const rest = spec.steps.map(({ id }) => id).filter((id) => !placed.has(id));
  if (rest.length > 0) rows.push(rest);
  const places = new Map(
    rows.flatMap((ids, y) =>
      ids.map((id, x) => [id, { x: Math.round((x - (ids.length - 1) / 2) * WIDTH), y: y * HEIGHT }]),
    ),
  );
  return { ...spec, steps: spec.steps.map((step): FlowStep => ({ ...step, ...places.get(step.id) })) };
}
