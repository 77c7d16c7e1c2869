import { type Dispatch, type SetStateAction, useState } from "react";
import type { FlowSpec, FlowStep, FlowView, SaveFlow } from "../../../../../shared/contract/flows.ts";
import { lead, waysOf } from "../../../../../shared/flows/index.ts";

export type StepType = FlowStep["type"];
export const stepTypes: readonly StepType[] = ["say", "ask", "branch", "look_up", "act", "hand_over", "end"];

const empty: FlowSpec = {
  name: {},
  about: {},
  kind: "troubleshooting",
  triggers: { "zh-CN": [], en: [] },
  products: [],
  brandIds: [],
  start: null,
  steps: [],
};

/** The drawing that is on the table, and what can be done with it. */
export type FlowDraft = ReturnType<typeof useFlowDraft>;

export function useFlowDraft(flow: FlowView | null) {
  const [slug, setSlug] = useState(flow?.slug ?? `flow-${Date.now().toString(36)}`);
  const [spec, setSpec] = useState<FlowSpec>(flow?.spec ?? empty);
  const [picked, setPicked] = useState<string | null>(null);
  const [saved, setSaved] = useState(() => JSON.stringify({ slug, spec }));
  const change = (part: Partial<FlowSpec>) => setSpec((now) => ({ ...now, ...part }));
  return {
    slug,
    setSlug,
    spec,
    setSpec: setSpec as Dispatch<SetStateAction<FlowSpec>>,
    change,
    picked,
    setPicked,
    isChanged: saved !== JSON.stringify({ slug, spec }),
    noteSaved: (now: SaveFlow) => setSaved(JSON.stringify({ slug: now.slug, spec: now.spec })),
    changeStep: (step: FlowStep) =>
      setSpec((now) => ({ ...now, steps: now.steps.map((each) => (each.id === step.id ? step : each)) })),
    connect: (from: string, way: string, to: string | null) =>
      setSpec((now) => ({
        ...now,
        steps: now.steps.map((step) => (step.id === from ? lead(step, way, to) : step)),
      })),
    move: (places: ReadonlyMap<string, { x: number; y: number }>) =>
      setSpec((now) => ({ ...now, steps: now.steps.map((step) => ({ ...step, ...places.get(step.id) })) })),
    add: (type: StepType) => {
      const step = newStep(spec, type);
      setSpec((now) => ({ ...now, start: now.start ?? step.id, steps: [...now.steps, step] }));
      setPicked(step.id);
    },
    remove: (id: string) => {
      setSpec((now) => without(now, id));
      setPicked(null);
    },
  };
}

/** A drawing without one of its steps: what led there leads nowhere now. */
function without(spec: FlowSpec, id: string): FlowSpec {
  const steps = spec.steps
    .filter((step) => step.id !== id)
    .map((step) => waysOf(step).reduce((now, { name, next }) => (next === id ? lead(now, name, null) : now), step));
  return { ...spec, steps, start: spec.start === id ? (steps[0]?.id ?? null) : spec.start };
}

function newStep({ steps }: FlowSpec, type: StepType): FlowStep {
  let number = steps.length + 1;
  while (steps.some(({ id }) => id === `${type}_${number}`)) number++;
  const lowest = Math.max(-170, ...steps.map(({ y }) => y));
  const base = { id: `${type}_${number}`, x: 0, y: lowest + 170 };
  const text = {};
  switch (type) {
    case "say":
      return { ...base, type, text, picture: null, next: null };
    case "ask":
      return {
        ...base,
        type,
        key: base.id,
        kind: "choice",
        text,
        picture: null,
        wrong: {},
        optional: false,
        options: [
          { value: "yes", label: { "zh-CN": "是", en: "Yes" }, next: null },
          { value: "no", label: { "zh-CN": "否", en: "No" }, next: null },
        ],
        next: null,
      };
    case "branch":
      return { ...base, type, ways: [], next: null };
    case "look_up":
      return { ...base, type, port: "my_cases", found: null, next: null };
    case "act":
      return { ...base, type, act: { do: "label_case", tags: [] }, next: null };
    case "hand_over":
      return { ...base, type, text, teamId: null };
    case "end":
      return { ...base, type, text, solved: "ask" };
  }
}
