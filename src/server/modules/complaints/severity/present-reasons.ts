import type { SeverityReason } from "../../../../shared/contract/complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { severityRules } from "./current-rules.ts";
import { reasonsOf } from "./store.ts";

/** Why a case is as serious as it is, the newest first. */
export async function severityReasons(ctx: Ctx, caseId: number): Promise<SeverityReason[]> {
  const [rows, { spec }] = await Promise.all([reasonsOf(ctx.db, caseId), severityRules.get(ctx)]);
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ staffId }) => staffId ?? []),
  );
  return rows.toReversed().map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    signal: row.signal,
    names: spec.rules.find(({ key }) => key === row.ruleKey)?.names ?? null,
    points: row.points,
    quote: row.quote,
    matched: row.matched,
    value: row.value,
    messageId: row.messageId,
    setTo: row.setTo,
    words: row.words,
    by: row.staffId === null ? null : (people.get(row.staffId) ?? null),
  }));
}
