import type { FastifyRequest } from "fastify";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { perDesk } from "../../../kernel/short-memory.ts";
import { addViews } from "../store/figures.ts";
import { isMachine } from "./machine.ts";

const FLUSH_MS = 5_000;

type Counted = { articleId: number; locale: Locale; day: string; views: number };
const counting = perDesk(() => ({ counts: new Map<string, Counted>(), timer: null as NodeJS.Timeout | null }));

/** Counts that somebody reads an article, without a word about who. A few seconds' views are lost when a process is killed. */
export function countView(
  ctx: Ctx,
  request: FastifyRequest,
  { articleId, locale }: Pick<Counted, "articleId" | "locale">,
) {
  if (isMachine(request.headers)) return;
  const state = counting(ctx);
  const day = ctx.now().toISOString().slice(0, 10);
  const key = `${articleId} ${locale} ${day}`;
  const views = (state.counts.get(key)?.views ?? 0) + 1;
  state.counts.set(key, { articleId, locale, day, views });
  state.timer ??= setTimeout(() => {
    flushViews(ctx).catch((error) => ctx.log.warn({ err: error }, "views of articles could not be written"));
  }, FLUSH_MS).unref();
}

/** Writes what was counted, in one statement. */
export async function flushViews(ctx: Ctx): Promise<void> {
  const state = counting(ctx);
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  const counts = [...state.counts.values()];
  state.counts.clear();
  if (counts.length > 0) await addViews(ctx.db, counts);
}
