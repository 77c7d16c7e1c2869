import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chinaCalendar, newYorkCalendar } from "./fixtures/calendar.ts";
import { readPromises } from "./index.ts";

/** Wednesday 26 August 2026, 10:00 in Shanghai. */
const now = Date.parse("2026-08-26T02:00:00Z");
const read = (text: string, at = now) => readPromises(text, { now: at, calendar: chinaCalendar });
const due = (text: string, at?: number) => read(text, at).promises.map((one) => new Date(one.due).toISOString());

describe("[B3] the calendar", () => {
  test("working days pass over the holidays, and count a make-up day", () => {
    // Wednesday 30 September: then National Day until the 7th, and Saturday the 10th is worked.
    const eve = Date.parse("2026-09-30T02:00:00Z");
    expect(due("3个工作日内给您退款", eve)).toEqual(["2026-10-10T10:00:00.000Z"]);
    expect(due("周六前给您答复", Date.parse("2026-10-08T02:00:00Z"))).toEqual(["2026-10-10T10:00:00.000Z"]);
  });

  test("after a holiday is its first working day, and not before that opens", () => {
    const [one] = read("国庆节后给您寄出").promises;
    expect(new Date(one!.from!).toISOString()).toBe("2026-10-08T01:00:00.000Z");
    expect(new Date(one!.due).toISOString()).toBe("2026-10-08T10:00:00.000Z");
  });

  test("春节 and 年前 are the calendar's own days", () => {
    expect(due("年前一定给您解决")).toEqual(["2027-02-04T10:00:00.000Z"]);
  });

  test("a day is the zone's, also over a change of the clock", () => {
    const at = Date.parse("2026-10-30T14:00:00Z");
    const [one] = readPromises("We will call you on Monday at 9am.", { now: at, calendar: newYorkCalendar }).promises;
    expect(new Date(one!.due).toISOString()).toBe("2026-11-02T14:00:00.000Z");
  });

  test("a promise that begins and ends by the clock has both", () => {
    const [one] = read("师傅明天下午2点到4点之间上门维修").promises;
    expect(new Date(one!.from!).toISOString()).toBe("2026-08-27T06:00:00.000Z");
    expect(new Date(one!.due).toISOString()).toBe("2026-08-27T08:00:00.000Z");
  });
});

describe("[B3] an answer of several sentences", () => {
  test("vague words are at rest where the same thing has a time elsewhere", () => {
    expect(read("我们会尽快处理。周五前给您答复。").vague).toEqual([]);
    expect(read("We'll look into it. You will have our answer by Friday.").vague).toEqual([]);
  });

  test("but a refund without a time is not helped by a call that has one", () => {
    const text = "会尽快给您退款。明天下午3点给您回电话。";
    const { promises, vague } = read(text);
    expect(promises.map(({ kind }) => kind)).toEqual(["callback"]);
    expect(vague.map(({ start, end }) => text.slice(start, end))).toEqual(["尽快"]);
  });

  test("positions are those of the text", () => {
    const text = "您好：\n我们会在周五前给您退款。";
    const [one] = read(text).promises;
    expect(text.slice(one!.start, one!.end)).toBe("周五前");
    expect(read("您好，周五前给您退款！").promises[0]!.words).toBe("您好，周五前给您退款！");
  });

  test("what is quoted promises nothing", () => {
    expect(read("> We will refund you by Friday.\nThis is what you were told.").promises).toEqual([]);
    expect(read("您说“周五前给我退款”").promises).toEqual([]);
  });

  test("words in full width are read like others", () => {
    expect(due("明天下午３：３０给您回电")).toEqual(["2026-08-27T07:30:00.000Z"]);
  });
});

describe("[B3] hostile text", () => {
  test("never makes it throw, nor promise what is past", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        for (const one of read(text).promises) expect(one.due).toBeGreaterThan(now);
      }),
    );
  });

  const pieces = [
    "周五",
    "前",
    "给您",
    "退款",
    "会",
    "尽快",
    "下",
    "3",
    "个工作日",
    "内",
    "by ",
    "Friday ",
    "we will ",
    "call ",
    "you ",
    "at ",
    "12",
    ":",
    "30 ",
    "of ",
    "“",
    ",",
    " and ",
    "the ",
    "一",
    "月",
    "日",
    "号",
  ];
  test("made of its own words never makes it throw", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 120 }), (words) => {
        for (const one of read(words.join("")).promises) expect(one.due).toBeGreaterThan(now);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["一种字", "一".repeat(100_000)],
    ["数字", "3".repeat(100_000)],
    ["周", "周五前".repeat(33_000)],
    ["words", "we will ".repeat(12_500)],
    ["spaces", " ".repeat(100_000)],
    ["the", "the ".repeat(25_000)],
    ["quotes", "“".repeat(100_000)],
    ["by", "by Friday and ".repeat(7_000)],
    ["if", "if ".repeat(33_000)],
    ["会给您", "会给您".repeat(33_000)],
    ["from", "from 1 to ".repeat(10_000)],
    ["commas", ",".repeat(100_000)],
    ["letters", "a".repeat(100_000)],
  ])("100 kB of %s are read", (_, text) => {
    expect(read(text).promises.length).toBeLessThanOrEqual(100);
  });
});
