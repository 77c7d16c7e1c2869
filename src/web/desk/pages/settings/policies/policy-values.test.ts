import { expect, test } from "vitest";
import type { SlaPolicyView } from "../../../../../shared/contract/promises.ts";
import { toBody, toValues } from "./policy-values.ts";

const policy: SlaPolicyView = {
  id: 3,
  version: 2,
  name: "VIP",
  position: 20,
  active: true,
  updatedAt: "2026-03-09T02:00:00.000Z",
  spec: {
    match: { tiers: ["VIP"], priorities: [3, 4] },
    targets: [
      { kind: "first_response", businessMinutes: 90 },
      { kind: "resolution", businessMinutes: 1440 },
    ],
    calendarId: null,
    ladder: [
      { atFraction: 0.5, notify: "owner", repeatMinutes: 10 },
      { minutesBeforeDue: 20, notify: "role", roleId: 4 },
      { atFraction: 1, notify: "person", staffId: 7 },
      { minutesAfterDue: 30, notify: "leaders" },
    ],
  },
};

test("a policy that is opened and saved untouched stays what it is", () => {
  const { name, position, active, spec } = policy;
  expect(toBody(toValues(policy), policy.position)).toEqual({ name, position, active, spec });
});

test("criteria that were cleared are left out", () => {
  const values = { ...toValues(policy), match: { tiers: [], tags: ["refund"] } };
  expect(toBody(values, 0).spec.match).toEqual({ tags: ["refund"] });
});

test("a new policy rings for the owner before it is due and climbs after", () => {
  const { ladder } = toBody({ ...toValues(null), name: "New" }, 0).spec;
  expect(ladder.map(({ notify }) => notify)).toEqual(["owner", "owner", "team_lead", "leaders"]);
  expect(ladder.at(-1)).toEqual({ minutesAfterDue: 120, notify: "leaders" });
});
