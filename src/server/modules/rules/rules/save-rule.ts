import { isDeepStrictEqual } from "node:util";
import type { SaveRule } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { ruleNotFound, versionNotFound } from "../errors.ts";
import { ruleSaved } from "../events.ts";
import {
  archiveRule,
  findRules,
  findVersion,
  insertRule,
  insertVersion,
  lockOrder,
  lockRule,
  type RuleFacts,
  writeOrder,
  writeRule,
} from "../store/rules.ts";
import { dropTimers } from "../store/timers.ts";
import { armTimers } from "../timers/arm-timers.ts";
import { checkRule } from "./check-rule.ts";
import { forgetRules } from "./current-rules.ts";

/**
 * Saves a rule, new or as another version; what fired before keeps the version it fired by.
 * @param id null for a new one
 * @throws rules.not_found and all that `checkRule` throws
 */
export async function saveRule(
  ctx: Ctx,
  id: number | null,
  spec: SaveRule,
  restoredFrom: number | null = null,
): Promise<RuleFacts> {
  await checkRule(ctx, spec);
  const saved = await ctx.tx(async (tx) => {
    const before = id === null ? null : await lockStanding(tx, id);
    const version = (before?.version ?? 0) + 1;
    if (before === null) await lockOrder(tx.db);
    const ruleId = before?.id ?? (await insertRule(tx.db, spec.active, tx.now()));
    const by = tx.actor.kind === "staff" ? tx.actor.id : null;
    await insertVersion(tx.db, { ruleId, version, spec, restoredFrom, by, at: tx.now() });
    const anew = before === null || countsOtherwise(before.spec, spec);
    const armedVersion = anew ? version : before.armedVersion;
    if (before) await writeRule(tx.db, { id: ruleId, active: spec.active, version, armedVersion }, tx.now());
    if (anew) {
      await dropTimers(tx.db, ruleId);
      if (spec.active && spec.trigger.on === "timer") tx.enqueue(armTimers, { ruleId, version, after: 0 });
    }
    await tell(tx, { id: ruleId, version, name: spec.name }, before ? "changed" : "created");
    return (await lockRule(tx.db, ruleId))!;
  });
  forgetRules(ctx);
  return saved;
}

/**
 * Gives a rule the form of an earlier version, as a new one.
 * @throws rules.not_found, rules.version_not_found and all that `checkRule` throws: what it names may be gone
 */
export async function restoreRule(ctx: Ctx, id: number, version: number): Promise<RuleFacts> {
  const spec = await findVersion(ctx.db, id, version);
  if (!spec) throw versionNotFound({ version });
  return saveRule(ctx, id, spec, version);
}

/** Deletes a rule; its log stays. @throws rules.not_found */
export async function deleteRule(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const rule = await lockStanding(tx, id);
    await archiveRule(tx.db, id, tx.now());
    await dropTimers(tx.db, id);
    await tell(tx, { id, version: rule.version, name: rule.spec.name }, "deleted");
  });
  forgetRules(ctx);
}

/** Puts a rule before another, or with null last. @throws rules.not_found */
export async function placeRule(ctx: Ctx, id: number, before: number | null): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockOrder(tx.db);
    const rule = await lockStanding(tx, id);
    const others = (await findRules(tx.db)).map((row) => row.id).filter((other) => other !== id);
    const at = before === null ? others.length : others.indexOf(before);
    if (at < 0) throw ruleNotFound({ id: before! });
    await writeOrder(tx.db, others.toSpliced(at, 0, id));
    await tell(tx, { id, version: rule.version, name: rule.spec.name }, "placed");
  });
  forgetRules(ctx);
}

async function lockStanding(tx: Ctx, id: number): Promise<RuleFacts> {
  const rule = await lockRule(tx.db, id);
  if (!rule || rule.archivedAt) throw ruleNotFound({ id });
  return rule;
}

/** True when the timers of a version do not stand for what another says: it counts otherwise, of other cases, or was off. */
function countsOtherwise(before: SaveRule, now: SaveRule): boolean {
  const parts = ({ active, query, trigger }: SaveRule) => ({ active, query, trigger });
  return !isDeepStrictEqual(parts(before), parts(now));
}

async function tell(
  tx: Ctx,
  { id, version, name }: { id: number; version: number; name: string },
  what: "created" | "changed" | "deleted" | "placed",
): Promise<void> {
  await audit(tx, { action: `rules.rule_${what}`, subject: { kind: "rule", id }, details: { name, version } });
  tx.emit(ruleSaved, { ruleId: id, version, archived: what === "deleted" });
}
