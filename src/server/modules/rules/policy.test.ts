import { describe, expect, test } from "vitest";
import { eventFits, guardOf, hasWords, MAX_DEPTH, ruleEventsOf } from "./policy.ts";
import { pauseAfter, readStatus } from "./webhooks/policy.ts";

const event = (type: string, data: object, actorKind = "staff") => ({ type, data, actorKind });

describe("[B4] what an event means to rules", () => {
  test("a machine's message and a machine's answer mean nothing", () => {
    const received = { kind: "message", autoReply: null };
    expect(ruleEventsOf(event("conversations.message_received", received))).toEqual(["message_received"]);
    const robot = { kind: "message", autoReply: "auto-replied" };
    expect(ruleEventsOf(event("conversations.message_received", robot))).toEqual([]);
    expect(ruleEventsOf(event("conversations.message_received", { kind: "bounce", autoReply: null }))).toEqual([]);
    expect(ruleEventsOf(event("conversations.message_written", { kind: "reply", automatic: true }))).toEqual([]);
    expect(ruleEventsOf(event("conversations.message_written", { kind: "reply", automatic: false }))).toEqual([
      "answer_sent",
    ]);
  });

  test("tags may be added and taken away at once; what is not known means nothing", () => {
    expect(ruleEventsOf(event("cases.tagged", { added: ["a"], removed: ["b"] }))).toEqual(["tag_added", "tag_removed"]);
    expect(ruleEventsOf(event("cases.updated", { changes: { subject: {} } }))).toEqual([]);
    expect(ruleEventsOf(event("rules.fired", {}))).toEqual([]);
  });

  test("[C5] [C7] a case that becomes more serious is one, and a customer who was unhappy, once", () => {
    const severity = (from: string, to: string) => ruleEventsOf(event("complaints.severity_changed", { from, to }));
    expect(severity("normal", "high")).toEqual(["severity_raised"]);
    expect(severity("high", "raised")).toEqual([]);
    const rated = (rating: number, before: number | null) =>
      ruleEventsOf(event("complaints.satisfaction_rated", { rating, before }));
    expect([rated(2, null), rated(1, 5), rated(1, 2), rated(4, null)]).toEqual([
      ["customer_unhappy"],
      ["customer_unhappy"],
      [],
      [],
    ]);
  });

  test("conditions of the event must all hold; empty ones ask nothing", () => {
    const changed = event("cases.status_changed", { from: "open", to: "solved" });
    expect(eventFits({}, changed)).toBe(true);
    expect(eventFits({ to: [], by: [] }, changed)).toBe(true);
    expect(eventFits({ to: ["solved", "closed"], by: ["staff"] }, changed)).toBe(true);
    expect(eventFits({ to: ["solved"], by: ["customer"] }, changed)).toBe(false);
    expect(eventFits({ promiseKinds: ["refund"] }, event("promises.broken", { kind: "callback" }))).toBe(false);
    const received = event("conversations.message_received", {}, "system");
    expect(eventFits({ by: ["customer"] }, received)).toBe(true);
  });

  test("words are found without regard to case and width", () => {
    expect(hasWords(["退款"], "我要退款！")).toBe(true);
    expect(hasWords(["money  back"], "I want my MONEY\nBACK")).toBe(true);
    expect(hasWords(["ｒｅｆｕｎｄ"], "Refund?")).toBe(true);
    expect(hasWords(["refund"], "refuse")).toBe(false);
  });
});

test("[B4] a rule is kept from its own effects, and from too long a chain", () => {
  expect(guardOf(3, [])).toBeNull();
  expect(guardOf(3, [1, 3])).toBe("own_effect");
  const chain = Array.from({ length: MAX_DEPTH }, (_, n) => n + 10);
  expect(guardOf(3, chain)).toBe("depth");
  expect(guardOf(3, chain.slice(1))).toBeNull();
});

test("[L3] a webhook is tried again with growing pauses, unless its receiver is gone", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map(pauseAfter);
  expect(pauses.every((pause, at) => pause !== null && pause > (pauses[at - 1] ?? 0))).toBe(true);
  expect(pauseAfter(8)).toBeNull();
  expect([200, 204, 301, 410, 429, 503].map(readStatus)).toEqual([
    "taken",
    "taken",
    "again",
    "never",
    "again",
    "again",
  ]);
});
