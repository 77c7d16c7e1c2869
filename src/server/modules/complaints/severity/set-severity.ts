import { graver, type Severity } from "../../../../shared/severities.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { getCases, lockCase, setCaseSeverity } from "../../cases/index.ts";
import { severityChanged } from "../events.ts";
import { insertReasons, reasonsOf } from "./store.ts";

type Setting = { caseId: number; severity: Severity; reason: string };

/**
 * A person says how serious a case is, up or down, and why. What is found afterwards counts anew from there.
 * @throws cases.not_found, cases.already_merged
 */
export async function setSeverity(ctx: Ctx, { caseId, severity, reason }: Setting): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await lockCase(tx, caseId);
    if (row.severity === severity) return;
    await note(tx, { caseId, severity, reason, signal: "person" });
    await setCaseSeverity(tx, row, severity);
    const change = { from: row.severity, to: severity };
    await audit(tx, {
      action: "complaints.severity_set",
      subject: { kind: "case", id: caseId },
      details: { ...change, reason },
    });
    tx.emit(
      severityChanged,
      { ...change, by: "person", rules: [], detail: null, reason },
      { caseId, customerId: row.customerId },
    );
  });
}

/** What was merged into a case makes it at least as serious as it was itself. */
export async function carrySeverity(ctx: Ctx, { from, into }: { from: number; into: number }): Promise<void> {
  await ctx.tx(async (tx) => {
    const other = (await getCases(tx, [from])).get(from);
    const row = (await getCases(tx, [into])).get(into);
    if (!other || !row || row.mergedInto) return;
    const locked = await lockCase(tx, into);
    const to = graver(locked.severity, other.severity);
    if (to === locked.severity) return;
    await note(tx, { caseId: into, severity: to, reason: `#${from}`, signal: "merged" });
    await setCaseSeverity(tx, locked, to);
    const subject = { caseId: into, customerId: locked.customerId };
    tx.emit(severityChanged, { from: locked.severity, to, by: "merge", rules: [], detail: null }, subject);
  });
}

async function note(tx: Ctx, { caseId, severity, reason, signal }: Setting & { signal: string }): Promise<void> {
  const round = ((await reasonsOf(tx.db, caseId)).at(-1)?.round ?? 0) + (signal === "person" ? 1 : 0);
  const staffId = tx.actor.kind === "staff" ? tx.actor.id : null;
  const nothing = { ruleKey: null, rulesetVersion: null, messageId: null, quote: null, matched: null, value: null };
  const set = { setTo: severity, words: reason, staffId, at: tx.now() };
  await insertReasons(tx.db, [{ caseId, round, signal, points: 0, ...nothing, ...set }]);
}
