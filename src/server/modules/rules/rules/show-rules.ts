import type { RuleVersion, RuleView } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { lastFirings } from "../store/firings.ts";
import { findRules, findVersions, type RuleFacts } from "../store/rules.ts";
import { missingIn } from "./missing-in.ts";

/** All rules, in order. There are few: one page holds them all. */
export async function listRules(ctx: Ctx): Promise<RuleView[]> {
  return presentRules(ctx, await findRules(ctx.db));
}

/** Rules as the settings page shows them. */
export async function presentRules(ctx: Ctx, rules: readonly RuleFacts[]): Promise<RuleView[]> {
  const ids = rules.map(({ id }) => id);
  const specs = rules.map(({ spec }) => spec);
  const [last, missing] = await Promise.all([lastFirings(ctx, ids), missingIn(ctx, specs)]);
  return rules.map(({ id, version, position, spec, updatedAt }, at) => ({
    id,
    version,
    position,
    rule: spec,
    updatedAt: updatedAt.toISOString(),
    lastFiredAt: last.get(id)?.toISOString() ?? null,
    missing: missing[at]!,
  }));
}

/** The versions of a rule, newest first. */
export async function listVersions(
  ctx: Ctx,
  input: { ruleId: number; cursor?: string | undefined; limit: number },
): Promise<{ items: RuleVersion[]; next: string | null }> {
  const before = readCursor(input.cursor, ["number"])?.[0] ?? null;
  const rows = await findVersions(ctx.db, { ruleId: input.ruleId, before, limit: input.limit + 1 });
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ savedBy }) => savedBy ?? []),
  );
  const { items, next } = pageOf(rows, input.limit, (row) => [row.version]);
  return {
    items: items.map(({ version, spec, restoredFrom, savedBy, savedAt }) => ({
      version,
      rule: spec,
      restoredFrom,
      savedBy: people.get(savedBy ?? 0) ?? null,
      savedAt: savedAt.toISOString(),
    })),
    next,
  };
}
