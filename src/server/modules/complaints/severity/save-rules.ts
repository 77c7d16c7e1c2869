import type { SeverityRuleset, SeverityRulesView, TriedSeverity } from "../../../../shared/contract/complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit, staffRefs } from "../../accounts/index.ts";
import { levelsWrong, ruleTwice, ruleWithout } from "../errors.ts";
import { severityRulesChanged } from "../events.ts";
import { severityRules } from "./current-rules.ts";
import { defaultRuleset } from "./default-rules.ts";
import { hitsOf, pointsOf, severityAfter } from "./policy.ts";
import { insertRuleset, newestRuleset } from "./store.ts";

/** The rules in use. */
export async function viewRules(ctx: Ctx): Promise<SeverityRulesView> {
  const row = await newestRuleset(ctx.db);
  const by = row?.createdBy ? ((await staffRefs(ctx, [row.createdBy])).get(row.createdBy) ?? null) : null;
  return {
    version: row?.version ?? 0,
    changedAt: row?.createdAt.toISOString() ?? null,
    changedBy: by,
    ...(row?.spec ?? defaultRuleset),
  };
}

/**
 * Saves the rules as another version. Cases keep what they were judged by before.
 * @throws complaints.rule_twice, complaints.levels_wrong, complaints.rule_without
 */
export async function saveRules(ctx: Ctx, spec: SeverityRuleset): Promise<SeverityRulesView> {
  check(spec);
  await ctx.tx(async (tx) => {
    const version = ((await newestRuleset(tx.db))?.version ?? 0) + 1;
    const createdBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    await insertRuleset(tx.db, { version, spec, createdBy, createdAt: tx.now() });
    await audit(tx, {
      action: "complaints.severity_rules_changed",
      subject: { kind: "settings", id: null },
      details: { version },
    });
    tx.emit(severityRulesChanged, { version });
  });
  severityRules.forget(ctx);
  return viewRules(ctx);
}

/** What rules, saved or not, would say to a text by its words alone. @throws as saveRules */
export function tryRules(spec: SeverityRuleset, text: string): TriedSeverity {
  check(spec);
  const hits = hitsOf(spec, { text, kind: "question", tier: null, careMark: null, figures: {} });
  const points = pointsOf(hits);
  return {
    severity: severityAfter("normal", points, spec),
    points,
    complaint: hits.some(({ rule }) => rule.complaint),
    hits: hits.map(({ rule, matched }) => ({ rule: rule.key, points: rule.points, matched })),
  };
}

function check({ levels, rules }: SeverityRuleset): void {
  if (levels.raised >= levels.high || levels.high >= levels.critical) throw levelsWrong({ field: "levels" });
  const seen = new Set<string>();
  for (const [n, { key, signal, words, threshold }] of rules.entries()) {
    if (seen.has(key)) throw ruleTwice({ field: `rules.${n}.key`, key });
    seen.add(key);
    const byWords = signal === "words" || signal === "tier";
    const byFigure = !byWords && signal !== "kind" && signal !== "care_mark";
    if (byWords && words.length === 0) throw ruleWithout({ field: `rules.${n}.words`, key });
    if (byFigure && threshold === null) throw ruleWithout({ field: `rules.${n}.threshold`, key });
  }
}
