import { expect, test } from "vitest";
import { type SumOfParts, withLess, without } from "./keepsakes.ts";

const part = (given: Partial<SumOfParts>): SumOfParts => ({
  tags: [],
  priority: 2,
  contactCount: 1,
  openedAt: "2026-03-09T02:00:00.000Z",
  ...given,
});

test("[A2] a case loses what a merge brought, and keeps what it had or somebody changed since", () => {
  const addition = { from: part({ tags: ["refund", "vip"], priority: 3 }), into: part({ tags: ["vip"] }) };
  const sum = part({ tags: ["vip", "refund", "late"], priority: 3, contactCount: 4 });
  expect(without(sum, addition, [])).toEqual(part({ tags: ["vip", "late"], priority: 2, contactCount: 3 }));
  expect(without({ ...sum, priority: 4 }, addition, []).priority).toBe(4);
});

test("[A2] what another part has, too, stays", () => {
  const addition = { from: part({ tags: ["refund"], priority: 4, openedAt: "2026-03-01" }), into: part({}) };
  const sum = part({ tags: ["refund"], priority: 4, contactCount: 3, openedAt: "2026-03-01" });
  const other = part({ tags: ["refund"], priority: 3, openedAt: "2026-03-02" });
  expect(without(sum, addition, [other])).toEqual(
    part({ tags: ["refund"], priority: 3, contactCount: 2, openedAt: "2026-03-02" }),
  );
});

test("[A2] a part that becomes less takes only that away from the whole", () => {
  const addition = { from: part({ tags: ["a", "b"], contactCount: 3 }), into: part({ tags: ["c"] }) };
  const sum = part({ tags: ["c", "a", "b"], contactCount: 5 });
  expect(withLess(sum, addition, part({ tags: ["b"], contactCount: 2 }), [])).toEqual(
    part({ tags: ["c", "b"], contactCount: 4 }),
  );
});
