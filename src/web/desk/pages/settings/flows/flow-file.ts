import type { FlowSpec, FlowStep, SaveFlow } from "../../../../../shared/contract/flows.ts";

const SIGN = "keepword-flow";

/** Saves a drawing as a file, for another desk. Teams and brands are this desk's own and stay here. */
export function saveFlowFile({ slug, spec }: SaveFlow): void {
  const file = JSON.stringify({ [SIGN]: 1, slug, spec: withoutHouse(spec) }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
  link.download = `flow-${slug}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The drawing of a file, or null for a file that is none; the server checks it when it is saved. */
export function flowOfFile(text: string): SaveFlow | null {
  try {
    const read = JSON.parse(text) as Record<string, unknown> & SaveFlow;
    const isOurs = read[SIGN] === 1 && typeof read.slug === "string" && Array.isArray(read.spec?.steps);
    return isOurs ? { slug: read.slug, spec: withoutHouse(read.spec) } : null;
  } catch {
    return null;
  }
}

function withoutHouse(spec: FlowSpec): FlowSpec {
  const steps = spec.steps.map((step): FlowStep => (step.type === "hand_over" ? { ...step, teamId: null } : step));
  return { ...spec, brandIds: [], steps };
}
