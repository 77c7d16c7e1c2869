import fc from "fast-check";
import { expect, test } from "vitest";
import type { SettlementState } from "../../../../shared/contract/complaints.ts";
import { afterMove, dueWhenTaken, isAgreed, nextSteps } from "./policy.ts";

test("[C6] nobody agrees for the customer: every walk to a confirmed settlement ends with their own word", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 30 }), (choices) => {
      let state: SettlementState | null = null;
      for (const choice of choices) {
        const steps = nextSteps(state);
        if (steps.length === 0) {
          expect(state).toBe("confirmed");
          return;
        }
        const step = steps[choice % steps.length]!;
        const before: SettlementState | null = state;
        state = afterMove(before, step);
        if (state === "confirmed") expect(step.party).toBe("customer");
        if (isAgreed(before)) expect(state).toBe("confirmed");
      }
    }),
  );
});

test("[C6] what is not offered cannot be taken, and what is confirmed is the end", () => {
  expect(afterMove(null, { kind: "accept", party: "customer" })).toBeNull();
  expect(afterMove("confirmed", { kind: "offer", party: "us" })).toBeNull();
});

test("[C6] an offer that is taken after its date is carried out within as long as it gave", () => {
  const offer = { offeredAt: new Date("2026-03-09T02:00:00Z"), dueAt: new Date("2026-03-12T02:00:00Z") };
  expect(dueWhenTaken(offer, new Date("2026-03-10T00:00:00Z"))).toEqual(offer.dueAt);
  expect(dueWhenTaken(offer, new Date("2026-03-20T05:00:00Z"))).toEqual(new Date("2026-03-23T05:00:00Z"));
});
