import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterContact, type Coming, raisedPriority, type Tally, tallyOf } from "./repeats.ts";

const start = new Date("2026-03-10T10:00:00Z").getTime();
const coming = (minutes: number, channel = "mail", isChat = false): Coming => ({
  at: new Date(start + minutes * 60_000),
  channel,
  isChat,
});

describe("[A4] contacts since our last answer", () => {
  test("are counted one by one, with the channels they came by", () => {
    const tally = tallyOf([coming(0), coming(60, "form"), coming(61)]);
    expect(tally).toEqual({ contacts: 3, channels: ["form", "mail"] });
  });

  test("lines of a chat that follow one another are one, what comes later or by another way is the next", () => {
    const lines = [coming(0, "sms", true), coming(2, "sms", true), coming(11, "sms", true)];
    expect(tallyOf(lines)).toEqual({ contacts: 1, channels: ["sms"] });
    expect(tallyOf([...lines, coming(30, "sms", true)]).contacts).toBe(2);
    expect(tallyOf([...lines, coming(12), coming(13, "sms", true)]).contacts).toBe(3);
  });
});

describe("[A4] urgency", () => {
  const tally = (contacts: number): Tally => ({ contacts, channels: [] });

  test.each([
    [2, 0, 1, 2],
    [2, 1, 2, 3],
    [2, 2, 3, 3],
    [1, 0, 3, 3],
    [3, 1, 4, 4],
    [4, 4, 5, 4],
    [3, 3, 0, 3],
  ])("a case of priority %d after %d contacts and then %d has %d", (priority, before, after, expected) => {
    expect(raisedPriority(priority, tally(before), tally(after))).toBe(expected);
  });

  test("only ever rises, one step for each repeat, and never above urgent", () => {
    const contacts = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 3_000 }).map((minute) => new Date(start + minute * 60_000)),
        channel: fc.constantFrom("mail", "sms", "form"),
        isChat: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(contacts, fc.integer({ min: 1, max: 4 }), (list, priority) => {
        let before: Tally = { contacts: 0, channels: [] };
        let present = priority;
        let lastAt: Date | null = null;
        for (const each of list.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
          const after = afterContact(before, each, lastAt);
          const raised = raisedPriority(present, before, after);
          expect(raised).toBeGreaterThanOrEqual(present);
          expect(raised - present).toBeLessThanOrEqual(1);
          expect(raised).toBeLessThanOrEqual(4);
          [before, present, lastAt] = [after, raised, each.at];
        }
        expect(present).toBe(Math.min(4, priority + Math.max(0, before.contacts - 1)));
      }),
    );
  });
});
