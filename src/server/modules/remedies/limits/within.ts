import type { Ctx } from "../../../kernel/ctx.ts";
import { rolesOfStaff } from "../../accounts/index.ts";
import { isWithin } from "../policy.ts";
import { lockStanding, type RemedyFacts, sumsStoodFor } from "../store/remedies.ts";
import { limitsOfRoles } from "./store.ts";

const DAY_MS = 86_400_000;

type What = Pick<RemedyFacts, "kind" | "currency" | "amount">;

/**
 * True when somebody may stand for it alone; until the transaction ends nobody else counts this person's limit. Programs
 * have no limits of their own: what they give waits for a person.
 */
export async function mayStandFor(tx: Ctx, what: What): Promise<boolean> {
  if (tx.actor.kind !== "staff") return false;
  await lockStanding(tx.db, tx.actor.id!);
  return (await standingOf(tx))(what);
}

/** What somebody may stand for alone as things are: read once for a whole list. */
export async function standingOf(ctx: Ctx): Promise<(what: What) => boolean> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return () => false;
  const staffId = actor.id!;
  const limits = await limitsOfRoles(ctx.db, await rolesOfStaff(ctx, staffId));
  const sums = await sumsStoodFor(ctx.db, { staffId, since: new Date(ctx.now().getTime() - DAY_MS) });
  return ({ kind, currency, amount }) =>
    isWithin(limits, { kind, currency, amount, standing: sums.get(`${kind} ${currency}`) ?? 0 });
}
