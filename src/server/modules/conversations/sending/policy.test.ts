import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterInterruption, nextAttempt, referencesOfAnswer, subjectOfAnswer } from "./policy.ts";

const start = new Date("2026-03-02T08:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

describe("[A6] back-off", () => {
  test("tries after 1, 5, 15 minutes, 1, 2, 4, 8, 8 … hours, a last time after two days, then gives up", () => {
    const at: number[] = [];
    let now = start;
    for (let tries = 1; ; tries++) {
      const next = nextAttempt(tries, start, now);
      if (!next) break;
      at.push((next.getTime() - start.getTime()) / 60_000);
      now = next;
    }
    expect(at.slice(0, 7)).toEqual([1, 6, 21, 81, 201, 441, 921]);
    expect(at.at(-1)).toBe(48 * 60);
  });

  test("never goes back in time and always ends", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 0, max: 5_000 }), (tries, late) => {
        const now = minutes(late);
        const next = nextAttempt(tries, start, now);
        if (late >= 48 * 60) expect(next).toBeNull();
        else expect(next!.getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});

test("a message cut off in sending goes again only where the other side recognises it", () => {
  expect(afterInterruption({ repeatable: true })).toBe("again");
  expect(afterInterruption({})).toBe("person");
});

describe("[A6] subject of an answer", () => {
  test.each([
    ["杯子碎了", "Re: 杯子碎了 [#1001]"],
    ["Re: 杯子碎了 [#1001]", "Re: 杯子碎了 [#1001]"],
    ["回复：回复: Re[2]: AW: Broken  cup", "Re: Broken cup [#1001]"],
    ["Regarding my cup", "Re: Regarding my cup [#1001]"],
    ["Cup [#12]", "Re: Cup [#12] [#1001]"],
    ["", "Re: [#1001]"],
    ["Re:", "Re: [#1001]"],
  ])("%s → %s", (subject, expected) => {
    expect(subjectOfAnswer(subject, 1001)).toBe(expected);
  });

  test("answering an answer changes nothing more", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (subject) => {
        const once = subjectOfAnswer(subject, 7);
        expect(subjectOfAnswer(once, 7)).toBe(once);
        expect(once).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe("references of an answer", () => {
  test("the answered message comes first, doubles go", () => {
    expect(referencesOfAnswer("c", ["b", "a", "c"])).toEqual(["c", "b", "a"]);
  });

  test("a long thread keeps its beginning and its end", () => {
    const refs = referencesOfAnswer(
      "new",
      Array.from({ length: 40 }, (_, i) => `m${40 - i}`),
    );
    expect(refs).toHaveLength(20);
    expect(refs[0]).toBe("new");
    expect(refs.at(-1)).toBe("m1");
  });
});
