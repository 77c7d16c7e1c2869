import fc from "fast-check";
import { expect, test } from "vitest";
import type { SettlementState } from "../../../../shared/contract/complaints.ts";
import { afterMove, isAgreed, nextSteps } from "./policy.ts";

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
