import { expect, test } from "vitest";
import { pointOf } from "./agent-line.ts";
import { frameBudget } from "./frame-budget.ts";
import { dueEnd, stateOf } from "./policy.ts";

const start = new Date("2026-03-09T02:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const invited = { expiresAt: after(10), consentedAt: null, pageSeenAt: null, agentSeenAt: null, endedAt: null };
const live = { ...invited, consentedAt: start, pageSeenAt: start, agentSeenAt: start };

test.each([
  ["an invitation may be taken for ten minutes", invited, after(9.9), null],
  ["and not after", invited, after(10), "expired"],
  ["both sides may be silent for a moment", live, after(1.9), null],
  ["a silent page ends it", { ...live, agentSeenAt: after(2) }, after(2), "silence"],
  ["a silent agent ends it", { ...live, pageSeenAt: after(2) }, after(2), "silence"],
  [
    "an hour is the limit, whoever is there",
    { ...live, pageSeenAt: after(60), agentSeenAt: after(60) },
    after(60),
    "limit",
  ],
  ["what is over does not end again", { ...live, endedAt: after(1) }, after(90), null],
])("[D4] %s", (_, times, now, end) => {
  expect(dueEnd(times, now)).toBe(end);
});

test("an end outweighs a consent", () => {
  expect([invited, live, { ...live, endedAt: start }].map(stateOf)).toEqual(["invited", "live", "ended"]);
});

test.each([
  ['{"t":"pointer","x":10.6,"y":3}', { t: "pointer", x: 11, y: 3 }],
  ['{"t":"ring","x":-1,"y":-1}', { t: "ring", x: -1, y: -1 }],
  ['{"t":"click","x":1,"y":1}', null],
  ['{"t":"pointer","x":"1","y":1}', null],
  ['{"t":"pointer","x":1e9,"y":1}', null],
  ["e[]", null],
  ["null", null],
])("[D4] an agent points and does nothing else: %s", (text, point) => {
  expect(pointOf(text)).toEqual(point);
});

test("a page may send a burst and then half a megabyte a second", () => {
  const budget = frameBudget();
  expect(budget(12_000_000, 0)).toBe(true);
  expect(budget(1_000, 0)).toBe(false);
  expect(budget(400_000, 1_000)).toBe(true);
  expect(budget(400_000, 1_000)).toBe(false);
  expect(budget(12_000_001, 10_000_000)).toBe(false);
});
