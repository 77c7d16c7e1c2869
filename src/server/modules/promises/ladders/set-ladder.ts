import type { LadderStep } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { deleteLadder, upsertLadder } from "../store/ladders.ts";
import { EVERY_KIND } from "./current-ladders.ts";

/**
 * Sets the ladder of promises of a kind that bring none of their own; those made before keep theirs. `forgetLadders` is
 * to follow the commit.
 * @param kind null for all kinds that have none
 * @param ladder null: none of its own any more
 */
export async function setLadder(ctx: Ctx, kind: string | null, ladder: readonly LadderStep[] | null): Promise<void> {
  const key = kind ?? EVERY_KIND;
  if (ladder === null) await deleteLadder(ctx.db, key);
  else await upsertLadder(ctx.db, key, ladder, ctx.now());
}
