import type { FastifyRequest } from "fastify";
import type { Locale } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** A walk that a customer ended alone by saying that the matter is solved. */
export type SolvedWalk = { runId: number; brandId: number; locale: Locale; product: string | null };
type Listener = (ctx: Ctx, request: FastifyRequest, walk: SolvedWalk) => Promise<void>;

const listeners: Listener[] = [];

/** Makes known who wants to hear of walks that solved a matter; called when the modules are put together. */
export function hearSolvedWalk(listener: Listener): void {
  listeners.push(listener);
}

export async function tellSolvedWalk(ctx: Ctx, request: FastifyRequest, walk: SolvedWalk): Promise<void> {
  for (const listener of listeners) await listener(ctx, request, walk);
}
