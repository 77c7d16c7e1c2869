import type { CaseView } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { maybesOfCases } from "../conversations/index.ts";
import { getCases } from "./get-case.ts";
import { apartFrom } from "./store/apart.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findMergedInto, findMergeTargets } from "./store/read.ts";

/**
 * The other cases of the same person that may be about the same, each with what speaks for it. Left out are those that are
 * closed, that the reader may not look into, and of which somebody said that they are something else.
 */
export async function maybeSameOf(ctx: Ctx, row: CaseFacts): Promise<CaseView["maybeSame"]> {
  if (row.mergedInto !== null || row.category === "closed") return [];
  const family = await findMergedInto(ctx.db, row.id);
  const own = new Set(family);
  const maybes = (await maybesOfCases(ctx, family)).map(({ messageId, caseId, maybeOf }) => {
    const { caseId: namedId, ...reason } = maybeOf;
    return { messageId, reason, otherId: own.has(caseId) ? namedId : caseId };
  });
  if (maybes.length === 0) return [];
  const apart = await targetsOf(ctx, [...(await apartFrom(ctx.db, family))]);
  const targets = await findMergeTargets(
    ctx.db,
    maybes.map(({ otherId }) => otherId),
  );
  const others = await getCases(ctx, [...new Set(targets.values())]);
  const shown = new Map<number, CaseView["maybeSame"][number]>();
  for (const { messageId, reason, otherId } of maybes) {
    const other = others.get(targets.get(otherId) ?? 0);
    if (!other || own.has(other.id) || apart.has(other.id) || shown.has(other.id)) continue;
    if (other.customerId !== row.customerId || other.category === "closed") continue;
    shown.set(other.id, { id: other.id, subject: other.subject, category: other.category, messageId, reason });
  }
  return [...shown.values()];
}

async function targetsOf(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  return new Set((await findMergeTargets(ctx.db, ids)).values());
}
