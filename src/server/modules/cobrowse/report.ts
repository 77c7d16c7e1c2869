import type { Readable } from "node:stream";
import type { CobrowseReport, CobrowseReportQuery, RemoteHelpFigures } from "../../../shared/contract/cobrowse.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { defaultBrand } from "../brands/index.ts";
import { causeRefs } from "../causes/index.ts";
import { countWalks } from "../flows/index.ts";
import { countSessions } from "./store/figures.ts";

const YEAR_MS = 365 * 86_400_000;

/** What was solved from afar and so spared a visit, by month, means, product and cause; of a year where nothing is said. */
export async function cobrowseReport(ctx: Ctx, query: CobrowseReportQuery): Promise<CobrowseReport> {
  const to = query.to ? new Date(query.to) : new Date(ctx.now().getTime() + 1);
  const from = query.from ? new Date(query.from) : new Date(to.getTime() - YEAR_MS);
  const { timeZone } = await defaultBrand(ctx);
  const span = { from, to, timeZone };
  const [screens, walks] = await Promise.all([countSessions(ctx, span), countWalks(ctx, span)]);
  const rows = [
    ...screens.map(({ sessions, ...row }) => ({ means: "screen" as const, times: sessions, ...row })),
    ...walks.map(({ walks: times, ...row }) => ({ means: "flow" as const, times, ...row })),
  ].toSorted((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : b.times - a.times));
  const causes = await causeRefs(
    ctx,
    rows.flatMap(({ causeId }) => (causeId === null ? [] : [causeId])),
  );
  return {
    total: sum(rows),
    byMeans: {
      screen: sum(rows.filter(({ means }) => means === "screen")),
      flow: sum(rows.filter(({ means }) => means === "flow")),
    },
    items: rows.map(({ causeId, ...row }) => {
      const cause = causeId === null ? undefined : causes.get(causeId);
      return { ...row, cause: cause ? { id: cause.id, names: cause.names } : null };
    }),
  };
}

function sum(rows: readonly RemoteHelpFigures[]): RemoteHelpFigures {
  const of = (key: keyof RemoteHelpFigures) => rows.reduce((total, row) => total + row[key], 0);
  return { times: of("times"), judged: of("judged"), solved: of("solved") };
}

/** The same as CSV. */
export async function exportCobrowse(
  ctx: Ctx,
  { locale, ...query }: CobrowseReportQuery & { locale: "zh-CN" | "en" },
): Promise<Readable> {
  await audit(ctx, { action: "cobrowse.report_exported", details: { ...query } });
  const { items } = await cobrowseReport(ctx, query);
  const other = locale === "en" ? "zh-CN" : "en";
  const records = items.map(({ cause, product, ...row }) => ({
    ...row,
    product: product ?? "",
    cause: cause ? cause.names[locale] || cause.names[other] || "" : "",
  }));
  return csvOf(["month", "means", "product", "cause", "times", "judged", "solved"], records);
}
