import type { LadderStep } from "../../../../../shared/contract/promises.ts";

/** A step of a ladder as its form holds it: percent instead of fractions. */
export type LadderValues = {
  when: "share" | "before" | "after";
  amount: number | null;
  notify: LadderStep["notify"];
  staffId?: number;
  roleId?: number;
  /** 0: it is told once */
  repeat?: number;
};

/** A ladder as most shops want it: a word while there is time, one when there is little, and the climb once it is broken. */
export const usualLadder: readonly LadderValues[] = [
  { when: "share", amount: 50, notify: "owner" },
  { when: "share", amount: 85, notify: "owner" },
  { when: "share", amount: 100, notify: "team_lead" },
  { when: "after", amount: 120, notify: "leaders" },
];

export function stepValues(step: LadderStep): LadderValues {
  const { atFraction, minutesBeforeDue, minutesAfterDue, notify, staffId, roleId, repeatMinutes } = step;
  const more = { notify, staffId, roleId, repeat: repeatMinutes ?? 0 };
  if (minutesBeforeDue !== undefined) return { when: "before", amount: minutesBeforeDue, ...more };
  return minutesAfterDue === undefined
    ? { when: "share", amount: Math.round((atFraction ?? 1) * 100), ...more }
    : { when: "after", amount: minutesAfterDue, ...more };
}

export function stepBody({ when, amount, notify, staffId, roleId, repeat }: LadderValues): LadderStep {
  const moment = {
    share: { atFraction: (amount ?? 0) / 100 },
    before: { minutesBeforeDue: amount ?? 1 },
    after: { minutesAfterDue: amount ?? 0 },
  }[when];
  return {
    ...moment,
    notify,
    ...(notify === "person" && { staffId }),
    ...(notify === "role" && { roleId }),
    ...(repeat && { repeatMinutes: repeat }),
  };
}
