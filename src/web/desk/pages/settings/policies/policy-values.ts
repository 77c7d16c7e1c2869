import type { SaveSlaPolicy, SlaKind, SlaMatch, SlaPolicyView } from "../../../../../shared/contract/promises.ts";
import { type LadderValues, stepBody, stepValues, usualLadder } from "./ladder-values.ts";

/** A policy as its form holds it: hours and minutes instead of minutes, percent instead of fractions. */
export type PolicyValues = {
  name: string;
  active: boolean;
  match: SlaMatch;
  targets: { kind: SlaKind; hours: number | null; minutes: number | null }[];
  ladder: LadderValues[];
  calendarId?: number | null;
};

const HOUR = 60;

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
    ladder: policy ? policy.spec.ladder.map(stepValues) : [...usualLadder],
    calendarId: policy?.spec.calendarId ?? undefined,
  };
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
      ladder: ladder.map(stepBody),
      calendarId: calendarId ?? null,
    },
  };
}
