import type {
  LadderStep,
  SaveSlaPolicy,
  SlaKind,
  SlaMatch,
  SlaPolicyView,
} from "../../../../../shared/contract/promises.ts";

/** A policy as its form holds it: hours and minutes instead of minutes, percent instead of fractions. */
export type PolicyValues = {
  name: string;
  active: boolean;
  match: SlaMatch;
  targets: { kind: SlaKind; hours: number | null; minutes: number | null }[];
  ladder: LadderValues[];
  calendarId?: number | null;
};
export type LadderValues = { when: "share" | "after"; amount: number | null; notify: LadderStep["notify"] };

const HOUR = 60;

/** A ladder as most shops want it: a word while there is time, one when there is little, and the climb once it is broken. */
const usualLadder: LadderValues[] = [
  { when: "share", amount: 50, notify: "owner" },
  { when: "share", amount: 85, notify: "owner" },
  { when: "share", amount: 100, notify: "team_lead" },
  { when: "after", amount: 120, notify: "leaders" },
];

export function toValues(policy: SlaPolicyView | null): PolicyValues {
  return {
    name: policy?.name ?? "",
    active: policy?.active ?? true,
    match: policy?.spec.match ?? {},
    targets: (policy?.spec.targets ?? [{ kind: "first_response" as const, businessMinutes: 6 * HOUR }]).map(
      ({ kind, businessMinutes }) => ({
        kind,
        hours: Math.floor(businessMinutes / HOUR),
        minutes: businessMinutes % HOUR,
      }),
    ),
    ladder: policy ? policy.spec.ladder.map(stepValues) : usualLadder,
    calendarId: policy?.spec.calendarId ?? undefined,
  };
}

function stepValues({ atFraction, minutesAfterDue, notify }: LadderStep): LadderValues {
  return minutesAfterDue === undefined
    ? { when: "share", amount: Math.round((atFraction ?? 1) * 100), notify }
    : { when: "after", amount: minutesAfterDue, notify };
}

export function toBody(
  { name, active, match, targets, ladder, calendarId }: PolicyValues,
  position: number,
): SaveSlaPolicy {
  return {
    name: name.trim(),
    active,
    position,
    spec: {
      // A criterion without a value is none.
      match: Object.fromEntries(Object.entries(match ?? {}).filter(([, values]) => values && values.length > 0)),
      targets: targets.map(({ kind, hours, minutes }) => ({
        kind,
        businessMinutes: (hours ?? 0) * HOUR + (minutes ?? 0),
      })),
      ladder: ladder.map(({ when, amount, notify }) =>
        when === "share" ? { atFraction: (amount ?? 0) / 100, notify } : { minutesAfterDue: amount ?? 0, notify },
      ),
      calendarId: calendarId ?? null,
    },
  };
}
