import { expect, test } from "vitest";
import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import { changedTo, moved, nodeTypes, withNew, withNode, without } from "./edit-menu.ts";
import { outlineOf } from "./outline.ts";
import { NOWHERE, waysOf, waysTo, withWay } from "./ways.ts";

const menu: CallMenu = {
  languages: ["zh-CN", "en"],
  start: "topic",
  nodes: {
    topic: {
      type: "menu",
      say: { en: "Press one or two" },
      keys: [
        { key: "1", next: "order" },
        { key: "2", next: "queue" },
      ],
      tries: 2,
      otherwise: "queue",
    },
    order: { type: "say", say: { en: "Found" }, next: "queue" },
    queue: { type: "queue", teamId: null, longestWaitS: 60, overflow: "bye", callbackKey: null, callback: null },
    bye: { type: "hang-up" },
    old: { type: "say", say: { en: "Nobody hears this" }, next: "bye" },
  },
};

test("every step stands once in the outline, where the shortest way leads to it; the others point there", () => {
  const { root, lost } = outlineOf(menu);
  expect(root.children.map(({ id, isJump, way }) => [way!.key, id, isJump])).toEqual([
    ["1", "order", false],
    ["2", "queue", false],
    [null, "queue", true],
  ]);
  expect(root.children[0]!.children).toMatchObject([{ id: "queue", isJump: true, isMissing: false }]);
  expect(root.children[1]!.children).toMatchObject([{ id: "bye", isJump: false }]);
  expect(lost).toMatchObject([{ id: "old", children: [{ id: "bye", isJump: true }] }]);
});

test("a menu that goes round is an outline all the same", () => {
  const round = withNode(menu, "bye", { type: "say", say: {}, next: "topic" });
  expect(outlineOf(round).root.children[1]!.children[0]!.children).toMatchObject([{ id: "topic", isJump: true }]);
});

test("a step that is removed leaves ways that lead nowhere", () => {
  const left = without(menu, "queue");
  expect(waysTo(left, "queue")).toBe(3);
  expect(outlineOf(left).root.children[1]).toMatchObject({ id: "queue", isMissing: true, isJump: true });
});

test("a new step has an id of its own and ways that are still to be chosen", () => {
  const once = withNew(menu, "menu");
  const twice = withNew(once.menu, "menu");
  expect([once.id, twice.id]).toEqual(["menu-1", "menu-2"]);
  expect(waysOf(once.menu.nodes["menu-1"]!).map(({ to }) => to)).toEqual([NOWHERE, NOWHERE]);
});

test("a way can be led elsewhere, by key and by what happens", () => {
  const topic = withWay(menu.nodes.topic!, { name: "key", index: 1 }, "bye");
  expect(waysOf(topic).map(({ to }) => to)).toEqual(["order", "bye", "queue"]);
  expect(withWay(menu.nodes.order!, { name: "next", index: 0 }, "bye")).toMatchObject({ next: "bye" });
});

test("a step that becomes another kind keeps what both have", () => {
  const named = { ...menu.nodes.topic!, name: "Topic" };
  expect(changedTo(named, "digits")).toMatchObject({ type: "digits", name: "Topic", otherwise: "queue", shortest: 4 });
  expect(changedTo(named, "hang-up")).toEqual({ type: "hang-up", name: "Topic", say: { en: "Press one or two" } });
  for (const type of nodeTypes) expect(changedTo(changedTo(named, type), "say")).toMatchObject({ type: "say" });
});

test("keys are moved one place, and not over the end", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
});
