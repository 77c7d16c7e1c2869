import type { Pause } from "../../../../shared/business-time/index.ts";
import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { SlaKind } from "../../../../shared/contract/promises.ts";
import { isActive } from "../../cases/index.ts";
import { turnOf } from "../answers/policy.ts";

/** What happened in a case, as far as it begins or ends something owed. Times in ms. */
export type Happening =
  | { at: number; what: "contact" }
  | { at: number; what: "answer" }
  | { at: number; what: "status"; to: CaseCategory };

/** Something that could be promised: since when, when it was done or lost its object, and the pauses in it. */
export type Owed = {
  kind: SlaKind;
  startedAt: number;
  doneAt: number | null;
  /** the case was done before it was answered */
  goneAt: number | null;
  pauses: Pause[];
};

/**
 * What was owed in a case, from what happened in it, in order: an answer to who waited for one, since they wrote first, and a
 * solution. The rules are those by which promises are made and kept (`answers/`), without any policy. Pure.
 */
export function whatWasOwed(happenings: readonly Happening[]): Owed[] {
  const owed: Owed[] = [];
  let reply: Owed | null = null;
  let solution: Owed | null = null;
  for (const happening of happenings) {
    const { at } = happening;
    if (happening.what === "contact") {
      reply ??= begin(owed, owed.length > 0 ? "next_response" : "first_response", at);
      solution ??= begin(owed, "resolution", at);
    } else if (happening.what === "answer") {
      if (reply) reply.doneAt = at;
      reply = null;
    } else if (!isActive(happening.to)) {
      if (reply) reply.goneAt = at;
      if (solution) {
        endPause(solution, at);
        solution.doneAt = at;
      }
      [reply, solution] = [null, null];
    } else if (solution) {
      endPause(solution, at);
      if (turnOf(happening.to)) solution.pauses.push({ from: at, to: null });
    }
  }
  return owed;
}

function begin(owed: Owed[], kind: SlaKind, startedAt: number): Owed {
  const one: Owed = { kind, startedAt, doneAt: null, goneAt: null, pauses: [] };
  owed.push(one);
  return one;
}

function endPause({ pauses }: Owed, at: number): void {
  const last = pauses.at(-1);
  if (last?.to === null) pauses[pauses.length - 1] = { from: last.from, to: at };
}
