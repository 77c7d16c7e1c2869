import { expect, test } from "vitest";
import type { CallView, Telephone } from "../../../shared/contract/calls.ts";
import { phaseOf } from "./call-phase.ts";

type Of = Partial<Pick<CallView, "direction" | "state" | "transfer">>;

/** The phase of a call at a telephone in this state. */
function phase(state: Telephone["state"], of: Of = {}) {
  const call = { id: 1, direction: "in", state: "talking", transfer: null, ...of } as CallView;
  return phaseOf({ state, call }, call);
}

test("a call that comes in rings, is spoken, held, passed on and wrapped up", () => {
  expect(phase("ringing", { state: "ringing" })).toBe("rings");
  expect(phase("on-call")).toBe("talks");
  expect(phase("on-call", { state: "held" })).toBe("holds");
  expect(phase("on-call", { state: "transferring" })).toBe("transfers");
  expect(phase("wrap-up", { state: "ended" })).toBe("wrapUp");
});

test("a call of ours rings here first, then there", () => {
  expect(phase("ringing", { direction: "out", state: "ringing" })).toBe("ringsFirst");
  expect(phase("on-call", { direction: "out", state: "ringing" })).toBe("reaching");
});

test("a call of ours that a colleague passes on rings like one that comes in", () => {
  const transfer = { to: null, team: null, from: { id: 2, name: "Lin" } };
  expect(phase("ringing", { direction: "out", state: "transferring", transfer })).toBe("rings");
});

test("what is no longer at the telephone is late", () => {
  const call = { id: 1, state: "ended" } as CallView;
  expect(phaseOf({ state: "idle", call: null }, call)).toBe("late");
});
