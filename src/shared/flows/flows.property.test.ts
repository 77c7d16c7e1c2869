import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AskStep, FlowSpec, FlowStep } from "../contract/flows.ts";
import { answerStep, canGoBack, faultsOfFlow, goBack, settleAct, settleLookUp, startFlow, wantsOf } from "./index.ts";
import { readAnswer } from "./read-answer.ts";
import { readyFlows } from "./ready/index.ts";
import type { FlowState } from "./state.ts";
import { turnOf } from "./turn.ts";

const ports = [
  { name: "my_cases", inputs: [], outputs: ["count"] },
  { name: "my_orders", inputs: [], outputs: ["offers"] },
  { name: "order", inputs: ["order"], outputs: ["sent"] },
];
const words = { solved: "Solved?", yes: "Yes", no: "No" };
const both = { "zh-CN": "文", en: "text" };
const ids = ["a", "b", "c", "d", "e", "f"];
const next = fc.option(fc.constantFrom(...ids, "gone"), { freq: 8 });
const at = { x: 0, y: 0 };

/** Any drawing, whole or not: loops, dead ends and steps that are not there. */
const anyStep = (id: string): fc.Arbitrary<FlowStep> =>
  fc.oneof(
    next.map((to): FlowStep => ({ ...at, id, type: "say", text: both, picture: null, next: to })),
    fc.tuple(next, next).map(([yes, no]): FlowStep => ({ ...choice(id), options: options(yes, no) })),
    next.map((to): FlowStep => ({ ...choice(id), kind: "text", next: to })),
    fc.tuple(next, next).map(
      ([yes, no]): FlowStep => ({
        ...at,
        id,
        type: "branch",
        ways: [{ key: "a", op: "is", value: "yes", next: yes }],
        next: no,
      }),
    ),
    fc
      .tuple(next, next)
      .map(([found, to]): FlowStep => ({ ...at, id, type: "look_up", port: "my_cases", found, next: to })),
    next.map((to): FlowStep => ({ ...at, id, type: "act", act: { do: "add_note" }, next: to })),
    fc.constant<FlowStep>({ ...at, id, type: "end", text: both, solved: "ask" }),
    fc.constant<FlowStep>({ ...at, id, type: "hand_over", text: both, teamId: null }),
  );
const anySpec = fc.tuple(...ids.map(anyStep)).map((steps): FlowSpec => specOf(steps));

function choice(id: string): AskStep {
  const rest = { text: both, picture: null, wrong: {}, optional: false, options: [], next: null };
  return { ...at, ...rest, id, key: id, type: "ask", kind: "choice" };
}

function options(yes: string | null, no: string | null) {
  return [
    { value: "yes", label: { "zh-CN": "是", en: "Yes" }, next: yes },
    { value: "no", label: { "zh-CN": "否", en: "No" }, next: no },
  ];
}

function specOf(steps: FlowStep[]): FlowSpec {
  const triggers = { "zh-CN": [], en: [] };
  return { name: both, about: both, kind: "dialogue", triggers, products: [], brandIds: [], start: "a", steps };
}

/** Settles what is not a question, as the server would; fails where that never ends. */
function settle(spec: FlowSpec, state: FlowState, isFound: boolean): FlowState {
  let now = state;
  for (let count = 0; count < 60; count++) {
    const wants = wantsOf(spec, now);
    if (wants.what === "look_up") now = settleLookUp(spec, now, { found: isFound, facts: { count: "1" } });
    else if (wants.what === "act") now = settleAct(spec, now, true);
    else return now;
  }
  throw new Error("It goes round and round.");
}

describe("[D2] The engine of flows", () => {
  test("never gets stuck: at each moment it asks something or is over", () => {
    fc.assert(
      fc.property(anySpec, fc.array(fc.constantFrom("yes", "no", "是", "??"), { maxLength: 12 }), (spec, said) => {
        let state = startFlow(spec);
        for (const value of said) {
          const loops = faultsOfFlow(spec, ports).some(({ code }) => code === "loop");
          if (loops) return;
          state = settle(spec, state, true);
          const turn = turnOf(spec, state, "en", words);
          expect(turn.ask !== null, "it asks, or it is over").toBe(state.end === null);
          state = answerStep(spec, state, { value }, "2026-03-09T02:00:00.000Z").state;
        }
      }),
    );
  });

  test("never says the same for ever: even a drawing with a loop comes to an end", () => {
    const steps = ["a", "b"].map(
      (id): FlowStep => ({ ...at, id, type: "say", text: both, picture: null, next: id === "a" ? "b" : "a" }),
    );
    const spec = specOf(steps);
    expect(startFlow(spec).end).toBe("handed_over");
    expect(faultsOfFlow(spec, ports).map(({ code }) => code)).toContain("loop");
  });

  test("an answer that cannot be taken moves nothing, and is asked for again", () => {
    fc.assert(
      fc.property(anySpec, fc.string(), (spec, value) => {
        const state = startFlow(spec);
        const { state: after, taken } = answerStep(spec, state, { value }, "2026-03-09T02:00:00.000Z");
        if (taken) expect(after.stepNo).toBe(state.stepNo + 1);
        else expect({ ...after, misses: 0 }).toEqual({ ...state, misses: 0 });
      }),
    );
  });

  test("taking the last answer back asks the same question again, and forgets what was answered", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const state = startFlow(spec);
        const { state: after, taken } = answerStep(spec, state, { value: "yes" }, "2026-03-09T02:00:00.000Z");
        if (!taken || !canGoBack(after)) return;
        const back = goBack(after);
        expect(back.at).toBe(state.at);
        expect(back.path).toEqual(state.path);
        expect(back.stepNo, "an answer from the page before counts no more").toBeGreaterThan(after.stepNo);
      }),
    );
  });

  test.each(readyFlows.map((flow) => [flow.slug, flow.spec] as const))(
    "every way through the ready flow %s ends in words, whatever is chosen",
    (_, spec) => {
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat(9)), (choices) => {
          let state = settle(spec, startFlow(spec), false);
          for (let count = 0; state.end === null && count < 40; count++) {
            const { ask } = turnOf(spec, state, "en", words);
            const picked = choices.next().value as number;
            const value = ask!.options[picked % Math.max(1, ask!.options.length)]?.value ?? fitting[ask!.kind]!;
            const files = ask!.kind === "photo" ? [{ name: "a.png", type: "image/png", size: 1, sha256: "0" }] : [];
            const answered = answerStep(spec, state, { value, files }, "2026-03-09T02:00:00.000Z");
            expect(answered.taken, `${ask!.kind} ${value}`).toBe(true);
            state = settle(spec, answered.state, false);
          }
          expect(state.end, "it ends").not.toBeNull();
          const last = state.path.findLast(({ did }) => did !== "answered" || state.end === "handed_over");
          expect(last?.did).toBe("said");
        }),
      );
    },
  );
});

const fitting: Record<string, string> = {
  text: "red",
  number: "1",
  order_number: "KW-1234",
  phone: "13800138000",
  mail: "li@example.com",
  date: "2026-03-09",
  photo: "",
};

describe("[D2] What is wrong with a drawing", () => {
  const whole = () => structuredClone(readyFlows[0]!.spec);
  const codes = (spec: FlowSpec) => faultsOfFlow(spec, ports).map(({ step, code }) => `${step}:${code}`);

  test.each(readyFlows.map((flow) => [flow.slug, flow] as const))("nothing, of the ready flow %s", (_, { spec }) => {
    expect(faultsOfFlow(spec, ports)).toEqual([]);
  });

  test.each<[string, (spec: FlowSpec) => void, string]>([
    [
      "a step that nothing leads to",
      (spec) => spec.steps.push({ ...at, id: "lost", type: "end", text: both, solved: "yes" }),
      "lost:unreachable",
    ],
    ["an end that is none", (spec) => Object.assign(spec.steps[0]!, { next: null }), "hello:dead_end"],
    ["a way to nowhere", (spec) => Object.assign(spec.steps[0]!, { next: "nobody" }), "hello:nowhere"],
    [
      "a language that is missing",
      (spec) => Object.assign(spec.steps[0]!, { text: { en: "Hello" } }),
      "hello:language",
    ],
    [
      "a word in a text that nobody knows",
      (spec) => Object.assign(spec.steps[0]!, { text: { "zh-CN": "{{who}}", en: "{{who}}" } }),
      "hello:unknown_key",
    ],
    [
      "a look-up that is not there",
      (spec) => Object.assign(spec.steps[0]!, { type: "look_up", port: "orders", found: "order", next: "order" }),
      "hello:unknown_port",
    ],
    ["no beginning", (spec) => Object.assign(spec, { start: null }), "null:no_start"],
    ["a question without a choice", (spec) => Object.assign(spec.steps[3]!, { options: [] }), "reason:no_options"],
  ])("%s", (_, spoil, code) => {
    const spec = whole();
    spoil(spec);
    expect(codes(spec)).toContain(code);
  });
});

describe("[D2] Answers are understood as people give them", () => {
  const ask = (kind: AskStep["kind"], more: Partial<AskStep> = {}) => ({ ...choice("a"), kind, ...more });
  test.each<[AskStep, string, string | null]>([
    [ask("choice", { options: options(null, null) }), "是", "yes"],
    [ask("choice", { options: options(null, null) }), "YES", "yes"],
    [ask("choice", { options: options(null, null) }), "2.", "no"],
    [ask("choice", { options: options(null, null) }), "3", null],
    [ask("choice", { options: options(null, null) }), "maybe", null],
    [ask("number", { min: 1, max: 9 }), "７", "7"],
    [ask("number", { min: 1, max: 9 }), "10", null],
    [ask("order_number"), "#kw2026-0309", "KW2026-0309"],
    [ask("order_number"), "<script>", null],
    [ask("order_number", { mask: "KW-9999" }), "kw-1234", "KW-1234"],
    [ask("order_number", { mask: "KW-9999" }), "KW-12", null],
    [ask("mail"), "Li@Example.com", "li@example.com"],
    [ask("mail"), "li at example", null],
    [ask("date"), "2026年3月9日", "2026-03-09"],
    [ask("date"), "2026-02-30", null],
    [ask("date", { optional: true }), "跳过", ""],
    [ask("text"), "   ", null],
    [ask("photo"), "here it is", null],
  ])("%#", (step, value, expected) => {
    expect(readAnswer(step, { value })).toBe(expected);
  });
});
