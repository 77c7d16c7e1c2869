import type { LadderStep } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { defaultLadder, promiseKind } from "../kinds.ts";
import { findLadders } from "../store/ladders.ts";

/** How long a node may go by what another node has just changed. */
const MEMORY_MS = 1_000;

/** Stands for the ladder of all kinds that have none of their own. */
export const EVERY_KIND = "*";

const memory = shortMemory(MEMORY_MS, async (ctx) => {
  const rows = await findLadders(ctx.db);
  return new Map(rows.map(({ kind, ladder }) => [kind, ladder]));
});

/** The ladder of a promise that brings none: the one set for its kind, else the kind's own, else the one set for all. */
export async function ladderOf(ctx: Ctx, kind: string): Promise<readonly LadderStep[]> {
  const set = await memory.get(ctx);
  return set.get(kind) ?? promiseKind(kind).ladder ?? set.get(EVERY_KIND) ?? defaultLadder;
}

/** The ladders that somebody set, by kind; null for all that have none of their own. */
export async function laddersSet(ctx: Ctx): Promise<{ kind: string | null; ladder: LadderStep[] }[]> {
  const rows = await findLadders(ctx.db);
  return rows.map(({ kind, ladder }) => ({ kind: kind === EVERY_KIND ? null : kind, ladder }));
}

/** To be called after a ladder was set. */
export function forgetLadders(ctx: Ctx): void {
  memory.forget(ctx);
}
