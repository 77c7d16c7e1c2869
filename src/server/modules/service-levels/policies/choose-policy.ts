import type { CaseKind } from "../../../../shared/contract/forms.ts";
import type { SlaKind, SlaMatch, SlaPolicySpec } from "../../../../shared/contract/promises.ts";

/** A policy in its present version. */
export type Policy = { id: number; version: number; name: string; position: number; spec: SlaPolicySpec };

/** What of a case policies go by. */
export type CaseToMatch = {
  channel: string;
  priority: number;
  brandId: number;
  teamId: number | null;
  tags: readonly string[];
  tier: string | null;
  kind: CaseKind;
  formId: number | null;
  /** how grave a complaint is; null where nobody judged it */
  severity?: string | null;
  /** the partner or carrier it is about */
  partnerId?: number | null;
};

/** Which policy it is, for how long, and by which criteria it fits. */
export type Choice = { policy: Policy; businessMinutes: number; matched: string[] };

/**
 * The policy that says for how long this is promised to this case: of those that promise it and fit, the one with the
 * most criteria; of equals the one that stands first. Pure.
 * @returns null when no policy promises it
 */
export function choosePolicy(policies: readonly Policy[], subject: CaseToMatch, kind: SlaKind): Choice | null {
  let best: Choice | null = null;
  for (const policy of policies) {
    const target = policy.spec.targets.find((one) => one.kind === kind);
    const matched = target ? criteriaMet(policy.spec.match, subject) : null;
    if (!target || !matched) continue;
    const choice = { policy, businessMinutes: target.businessMinutes, matched };
    if (!best || isBefore(choice, best)) best = choice;
  }
  return best;
}

/** The names of the criteria of a policy, all of which the case meets; null when it fails one. */
export function criteriaMet(match: SlaMatch, subject: CaseToMatch): string[] | null {
  const criteria: [name: keyof SlaMatch, wanted: readonly unknown[] | undefined, actual: readonly unknown[]][] = [
    ["channels", match.channels, [subject.channel]],
    ["priorities", match.priorities, [subject.priority]],
    ["brandIds", match.brandIds, [subject.brandId]],
    ["teamIds", match.teamIds, [subject.teamId]],
    ["tags", match.tags, subject.tags],
    ["tiers", match.tiers, [subject.tier]],
    ["kinds", match.kinds, [subject.kind]],
    ["formIds", match.formIds, [subject.formId]],
    ["severities", match.severities, [subject.severity ?? "normal"]],
    ["partnerIds", match.partnerIds, [subject.partnerId ?? null]],
  ];
  // An empty list names nothing, as if it were left out: a form that was cleared must not switch a policy off.
  const asked = criteria.filter(([, wanted]) => wanted !== undefined && wanted.length > 0);
  const met = asked.every(([, wanted, actual]) => actual.some((value) => wanted!.includes(value)));
  return met ? asked.map(([name]) => name) : null;
}

function isBefore(a: Choice, b: Choice): boolean {
  if (a.matched.length !== b.matched.length) return a.matched.length > b.matched.length;
  return (
    a.policy.position - b.policy.position < 0 || (a.policy.position === b.policy.position && a.policy.id < b.policy.id)
  );
}
