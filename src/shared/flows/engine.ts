import type { FlowSpec, FlowStep } from "../contract/flows.ts";
import type { FlowOutcome } from "./kinds.ts";
import { type FlowAnswer, readAnswer } from "./read-answer.ts";
import { type Fact, type FlowState, knownIn, offeredOrders, type PathLine, type Wants } from "./state.ts";

/** Steps without a question in a row; a published drawing has no such rings, and none keeps a run going for ever. */
const MOST_AT_ONCE = 200;
/** The key under which “did this solve it” is answered. */
export const SOLVED = "solved";

/** A step by its id. */
export function stepOf(spec: FlowSpec, id: string | null): FlowStep | undefined {
  return id === null ? undefined : spec.steps.find((step) => step.id === id);
}

/** Begins a flow, and goes on until it waits for something. */
export function startFlow(spec: FlowSpec): FlowState {
  return goOn(spec, { at: spec.start, stepNo: 0, path: [], misses: 0, end: null });
}

/** What the run waits for. */
export function wantsOf(spec: FlowSpec, state: FlowState): Wants {
  const step = stepOf(spec, state.at);
  if (!step || state.end) return { what: "nothing" };
  if (step.type === "look_up") return { what: "look_up", step: step.id, port: step.port };
  if (step.type === "act") return { what: "act", step: step.id };
  return { what: "answer" };
}

/**
 * Takes an answer. One that cannot be taken leaves the run where it is: `taken: false`, and the question stands again.
 * @param at when it was given, ISO
 */
export function answerStep(
  spec: FlowSpec,
  state: FlowState,
  answer: FlowAnswer,
  at: string,
): { state: FlowState; taken: boolean } {
  const step = stepOf(spec, state.at);
  const missed = { state: { ...state, misses: state.misses + 1 }, taken: false };
  if (state.end || !step) return { state, taken: false };
  if (step.type === "end") {
    const solved = readSolved(answer.value);
    if (solved === null) return missed;
    const line = answered(step.id, SOLVED, solved ? "yes" : "no", at);
    const moved = { ...moveOn(state, [line]), at: null, end: solved ? ("solved" as const) : ("not_solved" as const) };
    return { state: moved, taken: true };
  }
  if (step.type !== "ask") return { state, taken: false };
  const value = readAnswer(step, answer, offeredOrders(knownIn(state.path)));
  if (value === null) return missed;
  const line = { ...answered(step.id, step.key, value, at), ...(answer.files?.length && { files: [...answer.files] }) };
  const option = step.kind === "choice" ? step.options.find((each) => each.value === value) : undefined;
  const next = option ? option.next : step.next;
  return { state: goOn(spec, { ...moveOn(state, [line]), at: next }), taken: true };
}

/** Goes on with what a look-up found. */
export function settleLookUp(
  spec: FlowSpec,
  state: FlowState,
  result: { found: boolean; facts: Record<string, Fact> },
): FlowState {
  const step = stepOf(spec, state.at);
  if (step?.type !== "look_up") return state;
  const facts = Object.fromEntries(Object.entries(result.facts).map(([name, fact]) => [`${step.port}.${name}`, fact]));
  const line: PathLine = { did: "looked_up", step: step.id, found: result.found, facts };
  return goOn(spec, { ...moveOn(state, [line]), at: result.found ? step.found : step.next });
}

/** Goes on after an act; `done: false` where it waits for a case. */
export function settleAct(spec: FlowSpec, state: FlowState, done: boolean): FlowState {
  const step = stepOf(spec, state.at);
  if (step?.type !== "act") return state;
  return goOn(spec, { ...moveOn(state, [{ did: "acted", step: step.id, done }]), at: step.next });
}

/** True where the last answer can be taken back: nothing was done since that cannot. */
export function canGoBack({ path, end }: FlowState): boolean {
  const last = lastAnswer(path);
  return end === null && last >= 0 && !path.slice(last).some((line) => line.did === "acted" && line.done);
}

/** Takes the last answer back: its question stands again. */
export function goBack(state: FlowState): FlowState {
  if (!canGoBack(state)) return state;
  const last = lastAnswer(state.path);
  const { step } = state.path[last]!;
  return { at: step, stepNo: state.stepNo + 1, path: state.path.slice(0, last), misses: 0, end: null };
}

function lastAnswer(path: readonly PathLine[]): number {
  return path.findLastIndex(({ did }) => did === "answered");
}

function goOn(spec: FlowSpec, from: FlowState): FlowState {
  let state = from;
  for (let count = 0; count < MOST_AT_ONCE; count++) {
    const step = stepOf(spec, state.at);
    // It leads nowhere: a person goes on from here.
    if (!step) return over(state, "handed_over");
    const said = { ...state, path: [...state.path, { did: "said" as const, step: step.id }] };
    switch (step.type) {
      case "say":
        state = { ...said, at: step.next };
        break;
      case "branch":
        state = { ...state, at: wayOf(step, knownIn(state.path)) };
        break;
      case "hand_over":
        return over(said, "handed_over");
      case "end":
        return step.solved === "ask" ? said : over(said, step.solved === "yes" ? "solved" : "not_solved");
      default:
        return state;
    }
  }
  return over(state, "handed_over");
}

function over(state: FlowState, end: FlowOutcome): FlowState {
  return { ...state, at: null, end };
}

function moveOn(state: FlowState, lines: readonly PathLine[]): FlowState {
  return { ...state, stepNo: state.stepNo + 1, misses: 0, path: [...state.path, ...lines] };
}

function answered(step: string, key: string, value: string, at: string) {
  return { did: "answered" as const, step, key, value, at };
}

type Branch = Extract<FlowStep, { type: "branch" }>;

function wayOf(step: Branch, known: Record<string, Fact>): string | null {
  const way = step.ways.find(({ key, op, value }) => fits(known[key], op, value));
  return way ? way.next : step.next;
}

function fits(fact: Fact | undefined, op: Branch["ways"][number]["op"], value: string): boolean {
  const texts = fact === undefined ? [] : typeof fact === "string" ? [fact] : Object.values(fact);
  const same = (text: string) => text.trim().toLowerCase() === value.trim().toLowerCase();
  switch (op) {
    case "known":
      return texts.some((text) => text !== "");
    case "is":
      return texts.some(same);
    case "is_not":
      return !texts.some(same);
    case "contains":
      return value !== "" && texts.some((text) => text.toLowerCase().includes(value.toLowerCase()));
    case "more_than":
      return texts.some((text) => compare(text, value) > 0);
    case "less_than":
      return texts.some((text) => compare(text, value) < 0);
  }
}

/** Numbers as numbers, all else (dates as 2026-03-09) as text; an empty answer is neither more nor less. */
function compare(text: string, value: string): number {
  if (text === "") return 0;
  const [a, b] = [Number(text), Number(value)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return text < value ? -1 : text > value ? 1 : 0;
}

const YES = new Set(["yes", "y", "1", "solved", "是", "是的", "好了", "解决了", "已解决", "可以了"]);
const NO = new Set(["no", "n", "2", "not solved", "不是", "否", "没有", "没解决", "没有解决", "还没有", "不行"]);

function readSolved(text: string): boolean | null {
  const said = text.normalize("NFKC").trim().toLowerCase();
  return YES.has(said) ? true : NO.has(said) ? false : null;
}
