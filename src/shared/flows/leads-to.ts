import type { FlowStep } from "../contract/flows.ts";

/** A way out of a step: its name in the drawing, and where it leads. */
export type Way = { name: string; next: string | null };

/** The ways out of a step, in order. */
export function waysOf(step: FlowStep): Way[] {
  switch (step.type) {
    case "say":
    case "act":
      return [{ name: "next", next: step.next }];
    case "ask":
      if (step.kind !== "choice") return [{ name: "next", next: step.next }];
      return [
        ...step.options.map(({ value, next }) => ({ name: `option:${value}`, next })),
        // Whoever skips an optional choice goes this way.
        ...(step.optional ? [{ name: "next", next: step.next }] : []),
      ];
    case "branch":
      return [...step.ways.map(({ next }, at) => ({ name: `way:${at}`, next })), { name: "next", next: step.next }];
    case "look_up":
      return [
        { name: "found", next: step.found },
        { name: "next", next: step.next },
      ];
    default:
      return [];
  }
}

/** The step with one of its ways leading somewhere else. */
export function lead(step: FlowStep, name: string, next: string | null): FlowStep {
  const [what, which] = name.split(":") as [string, string | undefined];
  if (what === "option" && step.type === "ask") {
    return { ...step, options: step.options.map((option) => (option.value === which ? { ...option, next } : option)) };
  }
  if (what === "way" && step.type === "branch") {
    return { ...step, ways: step.ways.map((way, at) => (String(at) === which ? { ...way, next } : way)) };
  }
  if (what === "found" && step.type === "look_up") return { ...step, found: next };
  return "next" in step ? { ...step, next } : step;
}
