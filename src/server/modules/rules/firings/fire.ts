import type { Ctx } from "../../../kernel/ctx.ts";
import { leadersOf } from "../../accounts/index.ts";
import type { CaseFacts } from "../../cases/index.ts";
import { notify } from "../../service-levels/index.ts";
import { ruleFired, ruleStopped } from "../events.ts";
import { guardOf } from "../policy.ts";
import { currentRules } from "../rules/current-rules.ts";
import { countFirings, type FiringFacts, insertFirings, lockCounts, type NewFiring } from "../store/firings.ts";
import type { RuleFacts } from "../store/rules.ts";
import { runFirings } from "./run-firings.ts";

const HOUR = 3_600_000;

/** A rule that is to fire in a case. */
export type ToFire = {
  rule: RuleFacts;
  row: CaseFacts;
  trigger: string;
  /** the event that sets it off, or since when a timer counted: it fires once for each */
  eventId: number | null;
  since: Date | null;
  /** the rules whose effects led here */
  chain: readonly number[];
};

/**
 * Writes down that rules fire and leaves their actions to one job, in the order in which they are given. A rule does not
 * fire on its own effects; where effects led to effects too often, or rules fire in a case again and again, it is stopped,
 * which is written down as well and told to the leaders once an hour.
 */
export async function fire(tx: Ctx, firings: readonly ToFire[]): Promise<void> {
  const wanted = firings.filter(({ rule, chain }) => guardOf(rule.id, chain) !== "own_effect");
  if (wanted.length === 0) return;
  const { maxPerCaseHour } = await currentRules(tx);
  const caseIds = [...new Set(wanted.map(({ row }) => row.id))];
  await lockCounts(tx.db, caseIds);
  const counts = await countFirings(tx.db, caseIds, new Date(tx.now().getTime() - HOUR));
  const fired = new Map<number, number>();
  const rows = wanted.map((firing): NewFiring => {
    const { rule, row, trigger, eventId, since, chain } = firing;
    const before = (counts.get(row.id)?.fired ?? 0) + (fired.get(row.id) ?? 0);
    const stoppedBy = guardOf(rule.id, chain) === "depth" ? "depth" : before >= maxPerCaseHour ? "too_many" : null;
    if (stoppedBy === null) fired.set(row.id, (fired.get(row.id) ?? 0) + 1);
    return {
      ruleId: rule.id,
      version: rule.version,
      caseId: row.id,
      customerId: row.customerId,
      eventId,
      trigger,
      since,
      chain: [...chain, rule.id],
      state: stoppedBy === null ? "pending" : "stopped",
      stoppedBy,
      actions: rule.spec.actions,
    };
  });
  const made = await insertFirings(tx.db, rows, tx.now());
  const ruleOf = new Map(wanted.map(({ rule }) => [rule.id, rule]));
  const rowOf = new Map(wanted.map(({ row }) => [row.id, row]));
  const pending = made.filter(({ state }) => state === "pending");
  for (const firing of pending) {
    const { name } = ruleOf.get(firing.ruleId)!.spec;
    const { id: firingId, ruleId, version, trigger, caseId, customerId } = firing;
    tx.emit(ruleFired, { ruleId, version, firingId, trigger, name }, { caseId, customerId });
  }
  if (pending.length > 0) tx.enqueue(runFirings, { firingIds: pending.map(({ id }) => id) });
  const told = new Set<number>();
  for (const firing of made.filter(({ state }) => state === "stopped")) {
    const isKnown = firing.stoppedBy === "too_many" && (counts.get(firing.caseId)?.stopped ?? 0) > 0;
    await tellStopped(
      tx,
      firing,
      ruleOf.get(firing.ruleId)!,
      rowOf.get(firing.caseId)!,
      isKnown || told.has(firing.caseId),
    );
    told.add(firing.caseId);
  }
}

async function tellStopped(
  tx: Ctx,
  firing: FiringFacts,
  rule: RuleFacts,
  row: CaseFacts,
  isKnown: boolean,
): Promise<void> {
  const { caseId, customerId, version, id: firingId } = firing;
  const why = firing.stoppedBy!;
  tx.emit(ruleStopped, { ruleId: rule.id, version, firingId, why, name: rule.spec.name }, { caseId, customerId });
  if (isKnown) return;
  await notify(tx, {
    kind: "rule_stopped",
    staffIds: await leadersOf(tx, row.teamId),
    caseId,
    customerId,
    data: { detail: rule.spec.name },
  });
}
