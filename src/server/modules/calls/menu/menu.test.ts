import fc from "fast-check";
import { expect, test } from "vitest";
import type { CallMenu, MenuEvent, MenuNode } from "../../../../shared/contract/call-menus.ts";
import { defaultMenu } from "./default-menu.ts";
import { faultsOfMenu } from "./faults-of-menu.ts";
import { beginMenu, type MenuFacts, stepMenu } from "./step-menu.ts";

const nothing = { teamIds: new Set<number>(), calendarIds: new Set<number>() };
const facts = (more: Partial<MenuFacts> = {}): MenuFacts => ({
  isOpen: () => true,
  knowsOrder: () => false,
  withheld: false,
  slots: [],
  ...more,
});
const keys = (pressed: string): MenuEvent => ({ kind: "keys", keys: pressed });

function call(events: readonly MenuEvent[], more: Partial<MenuFacts> = {}, menu: CallMenu = defaultMenu) {
  let turn = stepMenu(menu, beginMenu(menu), { kind: "begin" }, facts(more));
  for (const event of events) turn = stepMenu(menu, turn.state, event, facts(more));
  return turn;
}

test("[A1] the menu of the beginning has no fault", () => {
  expect(faultsOfMenu(defaultMenu, nothing)).toEqual([]);
});

test("[A1] a caller chooses language and topic, types an order number and waits for somebody", () => {
  const { state, steps } = call([keys("2"), keys("1"), keys("20260309001#")], {
    knowsOrder: (n) => n === "20260309001",
  });
  expect(state).toMatchObject({
    node: "queue",
    language: "en",
    topic: "订单与物流 · Order and delivery",
    orderNumber: "20260309001",
    orderKnown: true,
    waitsFor: "queue",
  });
  expect(state.path).toEqual([
    { node: "language", keys: "2" },
    { node: "hours", keys: null },
    { node: "topic", keys: "1" },
    { node: "order", keys: "20260309001" },
    { node: "known", keys: null },
    { node: "queue", keys: null },
  ]);
  expect(steps.map((step) => step.do)).toEqual(["say", "queue"]);
});

test("who presses nothing is asked again, then goes on; who presses hash has no order number", () => {
  expect(call([]).steps.map((step) => step.do)).toEqual(["say", "say", "ask"]);
  const again = call([{ kind: "silence" }]);
  expect(again.state).toMatchObject({ node: "language", tries: 1 });
  expect(call([{ kind: "silence" }, { kind: "silence" }]).state.node).toBe("topic");
  expect(call([keys("1"), keys("2"), keys("#")]).state).toMatchObject({ node: "queue", orderNumber: null });
});

test("outside of the hours a caller is called back, or leaves a message; without a number only the latter", () => {
  const closed = { isOpen: () => false };
  const back = call([keys("1"), keys("1")], closed);
  expect(back.steps.map((step) => step.do)).toEqual(["callback", "say", "hang-up"]);
  const hidden = call([keys("1"), keys("1")], { ...closed, withheld: true });
  expect(hidden.state).toMatchObject({ node: "voicemail", waitsFor: "recording" });
  expect(call([keys("1"), keys("2"), { kind: "recorded" }], closed).state.waitsFor).toBe("end");
});

test("while waiting, the key asks to be called back, others do nothing; who waited too long goes on", () => {
  const waiting: MenuEvent[] = [keys("1"), keys("0")];
  expect(call([...waiting, keys("7")])).toMatchObject({ state: { node: "queue", waitsFor: "queue" }, steps: [] });
  expect(call([...waiting, keys("1")]).steps.map((step) => step.do)).toContain("callback");
  expect(call([...waiting, { kind: "waited-too-long" }]).state.node).toBe("busy");
});

test("what is wrong with a menu is told by node", () => {
  const broken: CallMenu = {
    languages: ["zh-CN", "en"],
    start: "a",
    nodes: {
      a: { type: "say", say: { en: "Hello" }, next: "b" },
      b: { type: "say", say: { "zh-CN": "好", en: "Good" }, next: "a" },
      c: {
        type: "queue",
        teamId: 7,
        longestWaitS: 60,
        overflow: "nowhere",
        callbackKey: "1",
        callback: null,
      },
      d: {
        type: "menu",
        say: { "zh-CN": "请按", en: "Press" },
        keys: [
          { key: "1", next: "a" },
          { key: "1", next: "b" },
        ],
        tries: 1,
        otherwise: "a",
      },
    },
  };
  const found = faultsOfMenu(broken, nothing).map(({ node, code, detail }) => [node, code, detail]);
  expect(found).toEqual([
    ["a", "words_missing", "zh-CN"],
    ["c", "next_unknown", "nowhere"],
    ["c", "callback_half", null],
    ["c", "team_unknown", "7"],
    ["d", "key_twice", "1"],
    ["c", "unreachable", null],
    ["d", "unreachable", null],
    ["a", "loop", "a → b → a"],
  ]);
  expect(faultsOfMenu({ ...broken, start: "constructor" }, nothing)[0]).toMatchObject({ code: "start_unknown" });
  expect(faultsOfMenu({ ...broken, start: "x" }, nothing)[0]).toMatchObject({ code: "start_unknown", detail: "x" });
});

const ids = ["a", "b", "c", "d", "e"];
const id = fc.constantFrom(...ids);
const said = { "zh-CN": "说", en: "Say" };
const anyNode: fc.Arbitrary<MenuNode> = fc.oneof(
  fc.record({ type: fc.constant("say" as const), say: fc.constant(said), next: id }),
  fc.record({
    type: fc.constant("menu" as const),
    say: fc.constant(said),
    tries: fc.integer({ min: 1, max: 3 }),
    otherwise: id,
    keys: fc.array(fc.record({ key: fc.constantFrom("1", "2", "*"), next: id }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("digits" as const),
    say: fc.constant(said),
    tries: fc.constant(2),
    otherwise: id,
    shortest: fc.constant(3),
    longest: fc.constant(8),
    found: id,
    unknown: id,
    skipped: id,
  }),
  fc.record({
    type: fc.constant("hours" as const),
    calendarId: fc.constant(null),
    teamId: fc.constant(null),
    open: id,
    closed: id,
  }),
  fc.record({
    type: fc.constant("queue" as const),
    teamId: fc.constant(null),
    longestWaitS: fc.constant(60),
    overflow: id,
    callbackKey: fc.constant("1"),
    callback: id,
  }),
  fc.record({
    type: fc.constant("voicemail" as const),
    say: fc.constant(said),
    longestS: fc.constant(60),
    thanks: fc.constant(said),
  }),
  fc.record({ type: fc.constant("hang-up" as const) }),
);
const anyMenu: fc.Arbitrary<CallMenu> = fc
  .tuple(id, anyNode, anyNode, anyNode, anyNode, anyNode)
  .map(([start, ...nodes]) => ({
    languages: ["zh-CN", "en"],
    start,
    nodes: Object.fromEntries(nodes.map((node, index) => [ids[index]!, node])),
  }));
const anyEvent: fc.Arbitrary<MenuEvent> = fc.oneof(
  fc.string({ maxLength: 60, unit: "binary" }).map(keys),
  fc.constantFrom("1", "2", "#", "123456#", "*").map(keys),
  fc.constantFrom<MenuEvent>({ kind: "silence" }, { kind: "waited-too-long" }, { kind: "recorded" }),
);

test("[A1] whatever the menu and whatever is pressed, a call waits for something that can come, or ends", () => {
  fc.assert(
    fc.property(anyMenu, fc.array(anyEvent, { maxLength: 30 }), fc.boolean(), (menu, events, open) => {
      const own = facts({ isOpen: () => open });
      let turn = stepMenu(menu, beginMenu(menu), { kind: "begin" }, own);
      for (const event of events) {
        turn = stepMenu(menu, turn.state, event, own);
        const last = turn.steps.at(-1)?.do;
        const { waitsFor } = turn.state;
        if (waitsFor === "keys") expect(last).toBe("ask");
        if (waitsFor === "recording") expect(last).toBe("record");
        if (waitsFor === "end") expect(["hang-up", "transfer"]).toContain(last);
        expect(turn.state.path.length).toBeLessThanOrEqual(100);
        expect(JSON.stringify(turn.state.path)).not.toMatch(/[^\x20-\x7e]/);
      }
    }),
    { numRuns: 300 },
  );
});

test("a menu without an error lets go of a caller who does nothing, in few turns", () => {
  fc.assert(
    fc.property(anyMenu, (menu) => {
      fc.pre(faultsOfMenu(menu, nothing).every(({ level }) => level !== "error"));
      let turn = stepMenu(menu, beginMenu(menu), { kind: "begin" }, facts());
      for (let n = 0; n < 40 && turn.state.waitsFor !== "end"; n++) {
        const event: MenuEvent =
          turn.state.waitsFor === "queue"
            ? { kind: "waited-too-long" }
            : turn.state.waitsFor === "recording"
              ? { kind: "recorded" }
              : { kind: "silence" };
        turn = stepMenu(menu, turn.state, event, facts());
      }
      expect(turn.state.waitsFor).toBe("end");
    }),
    { numRuns: 200 },
  );
});
