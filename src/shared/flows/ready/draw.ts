import type { AskStep, FlowAct, FlowSpec, FlowStep, FlowText } from "../../contract/flows.ts";
import { layOut } from "../lay-out.ts";

/** A flow that a desk can take over at one press. */
export type ReadyFlow = { slug: string; spec: FlowSpec };

const at = { x: 0, y: 0 };

/** A text in both languages. */
export function words(zh: string, en: string): FlowText {
  return { "zh-CN": zh, en };
}

export function say(id: string, text: FlowText, next: string): FlowStep {
  return { ...at, id, type: "say", text, picture: null, next };
}

/** A question with buttons: value, Chinese, English, and where it leads. */
export function choose(id: string, text: FlowText, options: readonly [string, string, string, string][]): FlowStep {
  const drawn = options.map(([value, zh, en, next]) => ({ value, label: words(zh, en), next }));
  return { ...ask(id, "choice", text, null), options: drawn };
}

export function ask(
  id: string,
  kind: AskStep["kind"],
  text: FlowText,
  next: string | null,
  more: Partial<Pick<AskStep, "optional" | "wrong" | "min" | "max">> = {},
): AskStep {
  return {
    ...at,
    id,
    type: "ask",
    key: id,
    kind,
    text,
    picture: null,
    wrong: {},
    optional: false,
    options: [],
    next,
    ...more,
  };
}

/** Looks something up; `found` and `next`: where it leads with it and without. */
export function lookUp(id: string, port: string, found: string, next: string): FlowStep {
  return { ...at, id, type: "look_up", port, found, next };
}

/** Goes a way by a fact, else on. */
export function branch(id: string, key: string, value: string, way: string, next: string): FlowStep {
  return { ...at, id, type: "branch", ways: [{ key, op: "is", value, next: way }], next };
}

export function act(id: string, what: FlowAct, next: string): FlowStep {
  return { ...at, id, type: "act", act: what, next };
}

export function handOver(id: string, text: FlowText): FlowStep {
  return { ...at, id, type: "hand_over", text, teamId: null };
}

export function end(id: string, text: FlowText, solved: "yes" | "no" | "ask"): FlowStep {
  return { ...at, id, type: "end", text, solved };
}

type Drawing = {
  slug: string;
  kind: FlowSpec["kind"];
  name: FlowText;
  about: FlowText;
  zh: readonly string[];
  en: readonly string[];
  steps: readonly FlowStep[];
};

/** A whole drawing; it begins with its first step. */
export function draw({ slug, kind, name, about, zh, en, steps }: Drawing): ReadyFlow {
  const triggers = { "zh-CN": [...zh], en: [...en] };
  const start = steps[0]!.id;
  const rest = { kind, name, about, triggers, products: [], brandIds: [], start, steps: [...steps] };
  return { slug, spec: layOut(rest) };
}
