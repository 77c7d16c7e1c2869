import type { Readable } from "node:stream";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleFigures, FeedbackView } from "../../../../shared/contract/help.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { colleague, publishedAmong } from "../../knowledge/index.ts";
import { type FeedbackRow, feedbackRows } from "../store/feedback.ts";
import { figuresSince } from "../store/figures.ts";

export type FeedbackWanted = { articleId: number | null; helpful: boolean | null };
type Place = { at: string; id: number };

/** What readers said, the newest first. @returns one more than a page where there are more */
export async function listFeedback(
  ctx: Ctx,
  wanted: FeedbackWanted & { after: Place | null; limit: number },
): Promise<(FeedbackView & { place: string })[]> {
  const rows = await feedbackRows(ctx.db, wanted);
  const titles = await titlesOf(ctx, rows);
  return rows.map(({ at, ...row }: FeedbackRow) => ({ ...row, at: at.toISOString(), title: titles(row) }));
}

/** The same as CSV; that somebody took it out is in the audit log. */
export async function exportFeedback(ctx: Ctx, wanted: FeedbackWanted): Promise<Readable> {
  await audit(ctx, { action: "help.feedback_exported", details: { ...wanted } });
  return csvOf(["at", "articleId", "title", "locale", "version", "helpful", "missing"], records(ctx, wanted));
}

async function* records(ctx: Ctx, wanted: FeedbackWanted) {
  for (let after: Place | null = null; ; ) {
    const rows: (FeedbackView & { place: string })[] = await listFeedback(ctx, { ...wanted, after, limit: 500 });
    for (const row of rows) yield { ...row, helpful: row.helpful ? "yes" : "no" };
    const last = rows.at(-1);
    if (!last || rows.length < 500) return;
    after = { at: last.place, id: last.id };
  }
}

/** What became of articles in some days: at most so many, the most troublesome first. */
export async function articleFigures(ctx: Ctx, days: number, limit: number): Promise<ArticleFigures[]> {
  const rows = await figuresSince(ctx.db, new Date(ctx.now().getTime() - days * 86_400_000), limit);
  const titles = await titlesOf(ctx, rows);
  return rows.map((row) => ({ ...row, title: titles(row) }));
}

type Named = { articleId: number; locale: Locale };

async function titlesOf(ctx: Ctx, rows: readonly Named[]): Promise<(row: Named) => string> {
  const titles = new Map<string, string>();
  for (const locale of ["zh-CN", "en"] as const) {
    const ids = [...new Set(rows.filter((row) => row.locale === locale).map(({ articleId }) => articleId))];
    const named = await publishedAmong(ctx, colleague, locale, ids);
    for (const { articleId, title } of named) titles.set(`${articleId} ${locale}`, title);
  }
  return ({ articleId, locale }) => titles.get(`${articleId} ${locale}`) ?? "";
}
