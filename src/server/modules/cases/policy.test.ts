import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseCategory, caseCategories } from "../../../shared/contract/cases.ts";
import { afterAct, type CaseAct, type CaseLife, isActive, isRepeat } from "./policy.ts";

const t0 = Date.parse("2026-03-09T02:00:00Z");
const at = (minutes: number) => new Date(t0 + minutes * 60_000);
const life = (category: CaseCategory, given: Partial<CaseLife> = {}): CaseLife => ({
  category,
  awaitingSince: null,
  solvedAt: isActive(category) ? null : at(0),
  closedAt: category === "closed" ? at(0) : null,
  snoozedUntil: null,
  ...given,
});

describe("[C7] the life of a case", () => {
  const answered = (becomes: "open" | "waiting_customer" | "waiting_partner" | "solved" | null): CaseAct => ({
    kind: "answer",
    at: at(5),
    becomes,
  });
  const table: [CaseAct, Record<CaseCategory, CaseCategory>][] = [
    [
      { kind: "contact", at: at(5) },
      { new: "new", open: "open", waiting_customer: "open", waiting_partner: "open", solved: "open", closed: "open" },
    ],
    [
      answered(null),
      {
        new: "open",
        open: "open",
        waiting_customer: "waiting_customer",
        waiting_partner: "waiting_partner",
        solved: "solved",
        closed: "closed",
      },
    ],
    [answered("solved"), allTo("solved")],
    [answered("waiting_customer"), allTo("waiting_customer")],
    [
      { kind: "answer_lost", unansweredSince: at(1), became: null },
      {
        new: "new",
        open: "open",
        waiting_customer: "open",
        waiting_partner: "waiting_partner",
        solved: "solved",
        closed: "closed",
      },
    ],
    [
      { kind: "answer_lost", unansweredSince: at(1), became: "solved" },
      {
        new: "new",
        open: "open",
        waiting_customer: "open",
        waiting_partner: "waiting_partner",
        solved: "open",
        closed: "open",
      },
    ],
    [
      { kind: "take" },
      {
        new: "open",
        open: "open",
        waiting_customer: "waiting_customer",
        waiting_partner: "waiting_partner",
        solved: "solved",
        closed: "closed",
      },
    ],
    [
      { kind: "close_by_rule" },
      {
        new: "new",
        open: "open",
        waiting_customer: "waiting_customer",
        waiting_partner: "waiting_partner",
        solved: "closed",
        closed: "closed",
      },
    ],
  ];
  const rows = table.flatMap(([act, to]) => caseCategories.map((from) => [act, from, to[from]] as const));

  test.each(rows)("%j: %s becomes %s", (act, from, to) => {
    expect(afterAct(life(from), act, at(10)).category).toBe(to);
  });

  test("who wrote after the answer was written still waits, whatever the answer was to make of the case", () => {
    const waiting = life("open", { awaitingSince: at(6) });
    const after = afterAct(waiting, { kind: "answer", at: at(5), becomes: "solved" }, at(10));
    expect(after).toMatchObject({ category: "open", awaitingSince: at(6) });
  });

  test("whose answer was lost has waited since they wrote, and is back on the list", () => {
    const put = life("waiting_customer", { snoozedUntil: at(900) });
    const lost = (unansweredSince: Date | null): CaseAct => ({ kind: "answer_lost", unansweredSince, became: null });
    expect(afterAct(put, lost(at(1)), at(10))).toMatchObject({ awaitingSince: at(1), snoozedUntil: null });
    expect(afterAct(put, lost(null), at(10))).toBe(put);
  });

  test("a second message does not make the wait look shorter", () => {
    const waiting = life("open", { awaitingSince: at(1) });
    expect(afterAct(waiting, { kind: "contact", at: at(5) }, at(5)).awaitingSince).toEqual(at(1));
  });

  test("back to work means that the unanswered message waits again", () => {
    const act: CaseAct = { kind: "set", to: "open", unansweredSince: at(-60) };
    expect(afterAct(life("closed"), act, at(10)).awaitingSince).toEqual(at(-60));
    expect(afterAct(life("open", { awaitingSince: at(-30) }), act, at(10)).awaitingSince).toEqual(at(-30));
  });

  test("[A4] coming back unanswered, or after we held it for done, is a repeat", () => {
    expect(isRepeat(life("open", { awaitingSince: at(1) }))).toBe(true);
    expect(isRepeat(life("solved"))).toBe(true);
    expect(isRepeat(life("waiting_customer"))).toBe(false);
  });
});

test("whatever happens, in whatever order, a case stays whole", () => {
  const time = fc.integer({ min: 0, max: 10_000 }).map(at);
  const act: fc.Arbitrary<CaseAct> = fc.oneof(
    fc.record({ kind: fc.constant("contact" as const), at: time }),
    fc.record({
      kind: fc.constant("answer" as const),
      at: time,
      becomes: fc.constantFrom("open", "waiting_customer", "waiting_partner", "solved", null),
    }),
    fc.constant({ kind: "take" as const }),
    fc.record({
      kind: fc.constant("set" as const),
      to: fc.constantFrom(...caseCategories),
      unansweredSince: fc.option(time),
    }),
    fc.constant({ kind: "close_by_rule" as const }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let now = 0;
      let current = life("new", { awaitingSince: at(0) });
      for (const each of acts) {
        const before = current;
        current = afterAct(before, each, at(++now));
        const done = !isActive(current.category);
        // What is done waits for nobody, rings for nobody and is not put aside.
        if (done || current.category === "waiting_customer") expect(current.awaitingSince).toBeNull();
        if (done) expect(current.snoozedUntil).toBeNull();
        expect(current.solvedAt !== null).toBe(done);
        expect(current.closedAt !== null).toBe(current.category === "closed");
        if (each.kind === "contact") {
          expect(isActive(current.category)).toBe(true);
          expect(current.awaitingSince).not.toBeNull();
        }
        // Only the rule closes by itself, and only what was solved.
        if (each.kind === "close_by_rule" && before.category !== "solved") expect(current).toEqual(before);
        if (current.category === "new") expect(before.category === "new" || each.kind === "set").toBe(true);
      }
    }),
  );
});

function allTo(category: CaseCategory): Record<CaseCategory, CaseCategory> {
  return Object.fromEntries(caseCategories.map((from) => [from, category])) as Record<CaseCategory, CaseCategory>;
}
