import type { PromiseLadder, SavePromiseLadder } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { defaultLadder, forgetLadders, laddersSet, setLadder } from "../../promises/index.ts";
import { laddersChanged } from "../events.ts";
import { checkLadder } from "./check-ladder.ts";

/** The ladders of promises that no policy made: of all kinds first, then those set for one. */
export async function showLadders(ctx: Ctx): Promise<{ items: PromiseLadder[] }> {
  const set = await laddersSet(ctx);
  const ofAll = set.find(({ kind }) => kind === null) ?? { kind: null, ladder: [...defaultLadder] };
  return { items: [ofAll, ...set.filter(({ kind }) => kind !== null)] };
}

/**
 * Sets the ladder of promises that bring none; those made before keep theirs.
 * @throws service-levels.step_unclear, service-levels.step_for_nobody
 */
export async function saveLadder(ctx: Ctx, { kind, ladder }: SavePromiseLadder): Promise<{ items: PromiseLadder[] }> {
  if (ladder) await checkLadder(ctx, ladder);
  await ctx.tx(async (tx) => {
    await setLadder(tx, kind, ladder);
    await audit(tx, { action: "service-levels.ladder_changed", details: { kind, ladder } });
    tx.emit(laddersChanged, { kind });
  });
  forgetLadders(ctx);
  return showLadders(ctx);
}
