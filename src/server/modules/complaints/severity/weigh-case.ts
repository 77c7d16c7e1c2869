import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { type CaseFacts, lockCase, setCaseSeverity, updateCase } from "../../cases/index.ts";
import { severityChanged } from "../events.ts";
import { severityRules } from "./current-rules.ts";
import { type Hit, hitsOf, severityAfter } from "./policy.ts";
import { quoteAround } from "./quote-around.ts";
import { insertReasons, type ReasonRow, reasonsOf } from "./store.ts";
import { subjectOf } from "./subject-of.ts";

/**
 * Judges a case anew by the rules, with the words of a message if there is one. It only ever becomes more serious; each
 * rule counts once until a person sets the severity. Harmless when done twice.
 */
export async function weighCase(
  ctx: Ctx,
  { caseId, messageId }: { caseId: number; messageId: number | null },
): Promise<void> {
  const { version, spec } = await severityRules.get(ctx);
  await ctx.tx(async (tx) => {
    const row = await lockIfThere(tx, caseId);
    if (!row) return;
    const subject = await subjectOf(tx, row, messageId);
    const reasons = await reasonsOf(tx.db, caseId);
    const round = reasons.at(-1)?.round ?? 0;
    const counted = reasons.filter((reason) => reason.round === round);
    const words = hitsOf(spec, subject);
    // Words that make it a complaint let the rule for complaints count at once.
    const becomes = row.kind === "question" && words.some(({ rule }) => rule.complaint);
    const hits = becomes ? hitsOf(spec, { ...subject, kind: "complaint" }) : words;
    const fresh = hits.filter(({ rule }) => counted.every(({ ruleKey }) => ruleKey !== rule.key));
    if (fresh.length === 0) return;
    const at = tx.now();
    const found = fresh.map((hit) => reasonOf(hit, { caseId, round, version, messageId, text: subject.text, at }));
    await insertReasons(tx.db, found);
    if (becomes) await updateCase(tx, { caseId, kind: "complaint" });
    const points = [...counted, ...found].reduce((sum, reason) => sum + reason.points, 0);
    const to = severityAfter(row.severity, points, spec);
    if (to === row.severity) return;
    await setCaseSeverity(tx, row, to);
    tx.emit(
      severityChanged,
      {
        from: row.severity,
        to,
        by: "rules",
        rules: fresh.map(({ rule }) => rule.key),
        detail: found.find(({ quote }) => quote)?.quote ?? null,
      },
      { caseId, customerId: row.customerId },
    );
  });
}

/** What was merged away meanwhile is judged in the case that it became part of. */
async function lockIfThere(tx: Ctx, caseId: number): Promise<CaseFacts | null> {
  try {
    return await lockCase(tx, caseId);
  } catch (error) {
    if (isKnownError(error)) return null;
    throw error;
  }
}

function reasonOf(
  { rule, matched, value }: Hit,
  found: { caseId: number; round: number; version: number; messageId: number | null; text: string; at: Date },
): Omit<ReasonRow, "id"> {
  const inWords = rule.signal === "words" && matched !== null;
  return {
    caseId: found.caseId,
    round: found.round,
    ruleKey: rule.key,
    signal: rule.signal,
    points: rule.points,
    rulesetVersion: found.version,
    messageId: inWords ? found.messageId : null,
    quote: inWords ? quoteAround(found.text, matched) : null,
    matched,
    value,
    setTo: null,
    words: null,
    staffId: null,
    at: found.at,
  };
}
