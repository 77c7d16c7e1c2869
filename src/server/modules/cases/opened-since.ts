import type { Ctx } from "../../kernel/ctx.ts";
import { idsOpenedSince } from "./store/opened.ts";

/**
 * The ids of cases that were opened since a time and that the actor may see, newest first, at most `limit`; without those
 * that were merged into others, whose story goes on there.
 */
export function openedSince(ctx: Ctx, { since, limit }: { since: Date; limit: number }): Promise<number[]> {
  return idsOpenedSince(ctx.db, { since, limit, actor: ctx.actor });
}
