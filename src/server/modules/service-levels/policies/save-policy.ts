import type { SaveSlaPolicy, SlaPolicySpec } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { calendarOf } from "../../promises/index.ts";
import { policyNotFound, targetTwice } from "../errors.ts";
import { policyChanged } from "../events.ts";
import { checkLadder } from "../ladders/check-ladder.ts";
import { forgetPolicies } from "./current-policies.ts";
import { addPolicyVersion, findPolicy, insertPolicy, type PolicyFacts, setPolicyArchived } from "./store.ts";

/**
 * Saves a policy, new or as another version. Promises made before keep what they were made by.
 * @param id null for a new one
 * @throws service-levels.policy_not_found, service-levels.target_twice, service-levels.step_unclear,
 *   service-levels.step_for_nobody, calendars.not_found
 */
export async function savePolicy(ctx: Ctx, id: number | null, policy: SaveSlaPolicy): Promise<PolicyFacts> {
  await checkSpec(ctx, policy.spec);
  const saved = await ctx.tx(async (tx) => {
    const made = { by: tx.actor.kind === "staff" ? tx.actor.id : null, at: tx.now() };
    const before = id === null ? null : await findPolicy(tx.db, id, true);
    if (before === undefined || before?.archivedAt) throw policyNotFound({ id });
    const version = (before?.version ?? 0) + 1;
    const savedId = before?.id ?? (await insertPolicy(tx.db, policy, made));
    if (before) await addPolicyVersion(tx.db, { id: before.id, version }, policy, made);
    await tell(tx, { id: savedId, version, name: policy.name }, before ? "changed" : "created");
    return (await findPolicy(tx.db, savedId))!;
  });
  forgetPolicies(ctx);
  return saved;
}

/**
 * Deletes a policy; promises that were made by it stay as they are, and name it.
 * @throws service-levels.policy_not_found
 */
export async function deletePolicy(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const policy = await findPolicy(tx.db, id, true);
    if (!policy || policy.archivedAt) throw policyNotFound({ id });
    await setPolicyArchived(tx.db, id, tx.now());
    await tell(tx, policy, "deleted");
  });
  forgetPolicies(ctx);
}

async function tell(
  tx: Ctx,
  { id, version, name }: Pick<PolicyFacts, "id" | "version" | "name">,
  what: "created" | "changed" | "deleted",
): Promise<void> {
  const subject = { kind: "sla_policy", id };
  await audit(tx, { action: `service-levels.policy_${what}`, subject, details: { name, version } });
  tx.emit(policyChanged, { policyId: id, version, archived: what === "deleted" });
}

/** @throws service-levels.target_twice, service-levels.step_unclear, calendars.not_found */
export async function checkSpec(ctx: Ctx, { targets, ladder, calendarId }: SlaPolicySpec): Promise<void> {
  const seen = new Set<string>();
  for (const { kind } of targets) {
    if (seen.has(kind)) throw targetTwice({ kind });
    seen.add(kind);
  }
  await checkLadder(ctx, ladder);
  if (calendarId !== null) await calendarOf(ctx, calendarId);
}
