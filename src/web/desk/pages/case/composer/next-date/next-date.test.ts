import { describe, expect, test } from "vitest";
import type { PromiseView } from "../../../../../../shared/contract/promises.ts";
import type { ReadPromise } from "../../../../../../shared/promise-reading/index.ts";
import { chipsOf, promisesOf } from "./chosen-promises.ts";
import { hasNextDate, mustAsk } from "./must-ask.ts";

const now = Date.parse("2026-08-26T02:00:00Z");
const HOUR = 3_600_000;

describe("[B3] asking for a date", () => {
  const answer = { leaves: "open", dates: 0, vague: 0, hasNextDate: false } as const;

  test.each([
    ["a case that stays with us and has no date", answer, true],
    ["one that waits for a partner", { ...answer, leaves: "waiting_partner" }, true],
    ["one that is solved", { ...answer, leaves: "solved", vague: 1 }, false],
    ["one that waits for the customer's word", { ...answer, leaves: "waiting_customer" }, false],
    ["vague words to a customer who is waited for", { ...answer, leaves: "waiting_customer", vague: 1 }, true],
    ["an answer that gives a date", { ...answer, dates: 1, vague: 1 }, false],
    ["a customer who has a date already", { ...answer, vague: 1, hasNextDate: true }, false],
  ] as const)("%s", (_, given, asked) => {
    expect(mustAsk(given)).toBe(asked);
  });

  test("the time that a policy sets for an answer is no date that the customer was given", () => {
    const promise = (part: Partial<PromiseView>) => ({
      promises: [{ kind: "refund", state: "open", dueAt: new Date(now + HOUR).toISOString(), ...part } as PromiseView],
    });
    expect(hasNextDate(promise({}), now)).toBe(true);
    expect(hasNextDate(promise({ kind: "next_response" }), now)).toBe(false);
    expect(hasNextDate(promise({ state: "kept" }), now)).toBe(false);
    expect(hasNextDate(promise({ dueAt: new Date(now - HOUR).toISOString() }), now)).toBe(false);
  });
});

describe("[B3] chips", () => {
  const text = "周五前给您退款，顺丰明天送到";
  const read = (part: Partial<ReadPromise>): ReadPromise => ({
    kind: "refund",
    who: "we",
    from: null,
    due: now + HOUR,
    counted: "working",
    start: 0,
    end: 3,
    words: text,
    ...part,
  });
  const reading = { promises: [read({}), read({ kind: "delivery", who: "third", start: 8, end: 10 })], vague: [] };

  test("what a third person is to do is a promise only when the author says so", () => {
    const chips = chipsOf(reading, text, {});
    expect(chips.map(({ on }) => on)).toEqual([true, false]);
    expect(promisesOf(chips, now).map(({ kind }) => kind)).toEqual(["refund"]);
    const taken = chipsOf(reading, text, { [chips[1]!.key]: { on: true }, [chips[0]!.key]: { on: false } });
    expect(promisesOf(taken, now).map(({ kind }) => kind)).toEqual(["delivery"]);
  });

  test("a changed time is what is promised, and what has passed is not", () => {
    const [chip] = chipsOf(reading, text, {});
    const later = new Date(now + 5 * HOUR).toISOString();
    expect(promisesOf(chipsOf(reading, text, { [chip!.key]: { due: now + 5 * HOUR } }), now)[0]!.dueAt).toBe(later);
    expect(promisesOf([chip!], now + 2 * HOUR)).toEqual([]);
  });
});
