import type { Ctx } from "../../kernel/ctx.ts";
import { notAllowed } from "../../kernel/errors.ts";
import { staffRefs } from "../accounts/index.ts";
import { actOnCases } from "./act-on-cases.ts";
import { lockCase } from "./assign-case.ts";
import { caseTaken } from "./errors.ts";
import { giveCase } from "./give-case.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/**
 * Takes a case that nobody owns. Of any number who take it at once exactly one gets it: the row's lock decides, and the
 * others are told who was faster. Taking one's own case changes nothing.
 *
 * @returns the case as it is now
 * @throws cases.already_taken, cases.not_found, cases.already_merged, request.not_allowed for an API key
 */
export async function takeCase(ctx: Ctx, caseId: number): Promise<CaseFacts> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || actor.id === null) throw notAllowed({ permission: "cases:assign" });
  const staffId = actor.id;
  return ctx.tx(async (tx) => {
    const row = await lockCase(tx, caseId);
    if (row.ownerId === staffId) return row;
    if (row.ownerId !== null) {
      const owner = (await staffRefs(tx, [row.ownerId])).get(row.ownerId);
      throw caseTaken({ id: caseId, owner: owner?.name ?? `#${row.ownerId}` });
    }
    const owned = await giveCase(tx, row, { ownerId: staffId, reason: "taken" });
    const [taken] = await actOnCases(tx, [{ row: owned, act: { kind: "take" } }]);
    return taken!;
  });
}
