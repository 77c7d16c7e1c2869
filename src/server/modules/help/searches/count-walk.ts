import type { FastifyRequest } from "fastify";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { SolvedWalk } from "../../portal/index.ts";
import { insertWalk } from "../store/searches.ts";
import { visitorToday } from "./visitor.ts";

/** Counts that somebody solved a matter alone by a guide; who asked not to be tracked is not counted, nor are machines. */
export async function countWalk(ctx: Ctx, request: FastifyRequest, walk: SolvedWalk): Promise<void> {
  const visitor = visitorToday(ctx, request);
  if (visitor) await insertWalk(ctx.db, { ...walk, ...visitor, at: ctx.now() });
}
