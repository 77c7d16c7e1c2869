import type { FlowFault, FlowPort, FlowSpec, FlowStep, FlowText } from "../contract/flows.ts";
import { waysOf } from "./leads-to.ts";

const PLACES = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

/** What is wrong with a drawing, in the order of its steps; empty: it may be published. */
export function faultsOfFlow(spec: FlowSpec, ports: readonly FlowPort[]): FlowFault[] {
  const faults: FlowFault[] = [];
  const find = (step: string | null, code: FlowFault["code"], part = "") => faults.push({ step, code, part });
  for (const locale of missing(spec.name)) find(null, "no_name", locale);
  if (spec.steps.length === 0) return [...faults, { step: null, code: "no_steps", part: "" }];
  const byId = new Map(spec.steps.map((step) => [step.id, step]));
  if (spec.start === null || !byId.has(spec.start)) find(null, "no_start");
  const reached = reachedFrom(spec.start, byId);
  const known = knownNames(spec, ports);
  const seen = new Set<string>();
  const keys = new Set<string>();
  for (const step of spec.steps) {
    if (seen.has(step.id)) find(step.id, "twice", step.id);
    seen.add(step.id);
    if (step.type === "ask") {
      if (keys.has(step.key)) find(step.id, "twice", step.key);
      keys.add(step.key);
    }
    if (!reached.has(step.id)) find(step.id, "unreachable");
    for (const way of waysOf(step)) {
      if (way.next === null) find(step.id, "dead_end", way.name);
      else if (!byId.has(way.next)) find(step.id, "nowhere", way.name);
    }
    for (const text of textsOf(step)) {
      for (const locale of missing(text)) find(step.id, "language", locale);
      for (const name of placesIn(text)) if (!known.has(name)) find(step.id, "unknown_key", name);
    }
    if (step.type === "ask" && step.kind === "choice") {
      if (step.options.length < 2) find(step.id, "no_options");
      const values = step.options.map(({ value }) => value);
      if (new Set(values).size < values.length) find(step.id, "same_option");
    }
    if (step.type === "branch") {
      for (const { key } of step.ways) if (!known.has(key)) find(step.id, "unknown_key", key);
    }
    if (step.type === "look_up" && !ports.some(({ name }) => name === step.port)) {
      find(step.id, "unknown_port", step.port);
    }
  }
  for (const id of loopsWithoutQuestion(spec.steps, byId)) find(id, "loop");
  if (![...reached].some((id) => ["end", "hand_over"].includes(byId.get(id)!.type))) find(null, "no_end");
  return unique(faults);
}

/** The languages in which a text is missing; one that is empty in both is not wanted where it may be left out. */
function missing(text: FlowText): string[] {
  return (["zh-CN", "en"] as const).filter((locale) => !text[locale]?.trim());
}

function textsOf(step: FlowStep): FlowText[] {
  const may = (text: FlowText) => (missing(text).length === 2 ? [] : [text]);
  switch (step.type) {
    case "say":
    case "hand_over":
    case "end":
      return [step.text];
    case "ask":
      return [step.text, ...may(step.wrong), ...(step.kind === "choice" ? step.options.map(({ label }) => label) : [])];
    case "act":
      return step.act.do === "make_promise" ? [step.act.words] : [];
    default:
      return [];
  }
}

function placesIn(text: FlowText): string[] {
  return Object.values(text).flatMap((words) => [...(words ?? "").matchAll(PLACES)].map(([, name]) => name!));
}

function knownNames({ steps }: FlowSpec, ports: readonly FlowPort[]): Set<string> {
  return new Set(
    steps.flatMap((step) => {
      if (step.type === "ask") return [step.key];
      if (step.type !== "look_up") return [];
      const port = ports.find(({ name }) => name === step.port);
      return (port?.outputs ?? []).map((output) => `${step.port}.${output}`);
    }),
  );
}

function reachedFrom(start: string | null, byId: ReadonlyMap<string, FlowStep>): Set<string> {
  const reached = new Set<string>();
  const open = start === null ? [] : [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    open.push(...waysOf(step).flatMap(({ next }) => next ?? []));
  }
  return reached;
}

/** Steps that come back to themselves without anything being asked on the way. */
function loopsWithoutQuestion(steps: readonly FlowStep[], byId: ReadonlyMap<string, FlowStep>): string[] {
  const silent = (id: string) => {
    const step = byId.get(id);
    return step && step.type !== "ask" ? waysOf(step).flatMap(({ next }) => next ?? []) : [];
  };
  return steps.flatMap(({ id, type }) => {
    if (type === "ask") return [];
    const seen = new Set<string>();
    const open = silent(id);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === id) return [id];
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...silent(next));
    }
    return [];
  });
}

function unique(faults: readonly FlowFault[]): FlowFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
