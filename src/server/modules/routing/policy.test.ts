import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, chooseMember } from "./policy.ts";

const member = (staffId: number, given: Partial<Candidate> = {}): Candidate => ({
  staffId,
  capacity: 5,
  work: 0,
  online: true,
  availability: "available",
  lastGivenAt: null,
  ...given,
});

describe("[C2] who gets the next case", () => {
  test("whoever was given one longest ago; of those, whoever has least in hand", () => {
    const [early, late] = [new Date("2026-03-09T02:00:00Z"), new Date("2026-03-09T03:00:00Z")];
    const [one, two, three] = [member(1, { lastGivenAt: late }), member(2, { lastGivenAt: early, work: 2 }), member(3)];
    expect(chooseMember([one, two, three])).toMatchObject({ staffId: 3, reason: "round_robin" });
    expect(chooseMember([one, two])).toMatchObject({ staffId: 2 });
    expect(chooseMember([two, member(4, { lastGivenAt: early, work: 1 })])).toMatchObject({ staffId: 4 });
  });

  test.each([
    ["offline", { online: false }],
    ["away", { availability: "away" }],
    ["busy", { availability: "busy" }],
    ["full", { work: 5 }],
    ["full", { capacity: 0 }],
  ] as const)("nobody who is %s", (why, given) => {
    expect(chooseMember([member(1, given), member(2)])).toMatchObject({ staffId: 2, passedOver: { [why]: 1 } });
    expect(chooseMember([member(1, given)])).toMatchObject({ staffId: null, reason: null, ready: 0 });
  });

  test("nobody who just gave it back", () => {
    expect(chooseMember([member(1), member(2)], { avoid: 1 })).toMatchObject({
      staffId: 2,
      passedOver: { avoided: 1 },
    });
  });
});

describe("[C1] who calls again", () => {
  test("reaches the person who handled the matter, if they are here and have room", () => {
    expect(chooseMember([member(1), member(2)], { prefer: 2 })).toMatchObject({ staffId: 2, reason: "same_owner" });
  });

  test("and else whoever is next", () => {
    const members = [member(1), member(2, { online: false })];
    expect(chooseMember(members, { prefer: 2 })).toMatchObject({ staffId: 1, reason: "round_robin" });
  });
});

test("who is chosen could always take it, and everybody is accounted for", () => {
  const candidate = fc.record({
    staffId: fc.integer({ min: 1, max: 30 }),
    capacity: fc.nat(4),
    work: fc.nat(4),
    online: fc.boolean(),
    availability: fc.constantFrom("available", "busy", "away"),
    lastGivenAt: fc.option(fc.date({ noInvalidDate: true })),
  });
  const wish = fc.option(fc.integer({ min: 1, max: 30 }));
  const members = fc.uniqueArray(candidate, { selector: (each) => each.staffId, maxLength: 20 });
  fc.assert(
    fc.property(members, wish, wish, (team, prefer, avoid) => {
      const choice = chooseMember(team, { prefer, avoid });
      const chosen = team.find((each) => each.staffId === choice.staffId);
      const passedOver = Object.values(choice.passedOver).reduce((sum, n) => sum + n, 0);
      expect(passedOver + choice.ready).toBe(team.length);
      expect(choice.staffId === null).toBe(choice.ready === 0);
      if (chosen) {
        expect(chosen).toMatchObject({ online: true, availability: "available" });
        expect(chosen.work).toBeLessThan(chosen.capacity);
        expect(chosen.staffId).not.toBe(avoid);
      }
    }),
  );
});
