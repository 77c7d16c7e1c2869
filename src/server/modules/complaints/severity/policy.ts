import type { SeverityRule, SeverityRuleset, SeveritySignal } from "../../../../shared/contract/complaints.ts";
import { graver, type Severity, severities } from "../../../../shared/severities.ts";
import { amountsIn } from "./find-amounts.ts";
import { findPhrase } from "./find-phrase.ts";

/** What rules go by: the words of a message, and what is known of the case and its customer. */
export type SeveritySubject = {
  text: string;
  kind: string;
  tier: string | null;
  careMark: string | null;
  /** figures by the signal that counts them */
  figures: Partial<Record<SeveritySignal, number>>;
};

/** A rule that counts, and what for: the words it found, or the figure. */
export type Hit = { rule: SeverityRule; matched: string | null; value: number | null };

/** The rules that count for this, in their order. Pure. */
export function hitsOf({ rules }: SeverityRuleset, subject: SeveritySubject): Hit[] {
  return rules.flatMap((rule) => (rule.on ? (hitOf(rule, subject) ?? []) : []));
}

/**
 * How serious so many points are: never less than it was, for what was once serious is not made light of by a machine.
 * Pure.
 */
export function severityAfter(before: Severity, points: number, { levels }: SeverityRuleset): Severity {
  return graver(before, severityOfPoints(points, levels));
}

export function pointsOf(hits: readonly Pick<Hit, "rule">[]): number {
  return hits.reduce((sum, { rule }) => sum + rule.points, 0);
}

function severityOfPoints(points: number, levels: SeverityRuleset["levels"]): Severity {
  return severities.findLast((level) => level === "normal" || points >= levels[level]) ?? "normal";
}

function hitOf(rule: SeverityRule, subject: SeveritySubject): Hit | null {
  switch (rule.signal) {
    case "words": {
      const matched = findPhrase(subject.text, rule.words, rule.except);
      return matched === null ? null : { rule, matched, value: null };
    }
    case "kind":
      return subject.kind === "complaint" ? { rule, matched: null, value: null } : null;
    case "care_mark":
      return subject.careMark === null ? null : { rule, matched: subject.careMark, value: null };
    case "tier": {
      const tier = subject.tier?.trim().toLowerCase();
      return tier && rule.words.some((word) => word.toLowerCase() === tier)
        ? { rule, matched: subject.tier, value: null }
        : null;
    }
    case "amount":
      return fromThreshold(rule, Math.max(0, ...amountsIn(subject.text)));
    default:
      return fromThreshold(rule, subject.figures[rule.signal] ?? 0);
  }
}

function fromThreshold(rule: SeverityRule, figure: number): Hit | null {
  return figure >= (rule.threshold ?? 1) ? { rule, matched: null, value: Math.round(figure) } : null;
}
