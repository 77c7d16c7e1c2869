import type { Ctx } from "../../../kernel/ctx.ts";
import { rolesOfStaff } from "../../accounts/index.ts";
import { isWithin } from "../policy.ts";
import { lockStanding, type RemedyFacts, sumStoodFor } from "../store/remedies.ts";
import { limitsOfRoles } from "./store.ts";

const DAY_MS = 86_400_000;

type What = Pick<RemedyFacts, "kind" | "currency" | "amount">;

/**
 * True when somebody may stand for it alone. Programs have no limits of their own: what they give waits for a person.
 * @param lock inside a transaction: until it ends nobody else counts this person's limit
 */
export async function mayStandFor(ctx: Ctx, what: What, { lock }: { lock: boolean }): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return false;
  const staffId = actor.id!;
  if (lock) await lockStanding(ctx.db, staffId);
  const limits = await limitsOfRoles(ctx.db, await rolesOfStaff(ctx, staffId));
  const since = new Date(ctx.now().getTime() - DAY_MS);
  const { kind, currency, amount } = what;
  const standing = await sumStoodFor(ctx.db, { staffId, kind, currency, since });
  return isWithin(limits, { kind, currency, amount, standing });
}
