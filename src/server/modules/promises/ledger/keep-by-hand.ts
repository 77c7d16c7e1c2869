import { isMadeByPolicy } from "../../../../shared/promise-kinds.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { keptByFacts, promiseSettled } from "../errors.ts";
import { promiseKind } from "../kinds.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { actByHand } from "./act-by-hand.ts";

/**
 * Settles a promise that people made by hand, on somebody's word: what shows that it was kept is for the customer to read,
 * who can answer that it did not happen. In time it is kept; after its time, or once broken, kept late.
 *
 * @param input `evidence`: the words, as the customer reads them
 * @throws promises.not_found, promises.kept_by_facts for what policies made and what its kind says only facts keep, promises.settled
 */
export function keepByHand(ctx: Ctx, { id, evidence }: { id: number; evidence: string }): Promise<PromiseFacts> {
  const act = { kind: "keep", at: ctx.now().getTime(), evidenceEventId: null, evidence } as const;
  return actByHand(ctx, id, act, async (row) => {
    const { state } = row;
    await checkKeptByWord(ctx, row);
    if (state !== "open" && state !== "broken") throw promiseSettled({ state });
  });
}

/** @throws promises.kept_by_facts for what nobody's word keeps */
export async function checkKeptByWord(
  ctx: Ctx,
  { kind, source }: Pick<PromiseFacts, "kind" | "source">,
  field?: string,
): Promise<void> {
  if (isMadeByPolicy(kind) || !(await keptByWord(ctx, kind, source)))
    throw keptByFacts({ kind, ...(field && { field }) });
}

/** What a rule promised of a kind that facts keep is never kept by words; what people promise is, unless the kind says no. */
async function keptByWord(ctx: Ctx, kind: string, source: string): Promise<boolean> {
  const known = promiseKind(kind);
  if (known.keptByFacts && source === "rule") return false;
  return (await known.keptByWord?.(ctx)) ?? true;
}
