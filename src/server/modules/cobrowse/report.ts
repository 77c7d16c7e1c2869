import type { Readable } from "node:stream";
import type { CobrowseReport, CobrowseReportQuery } from "../../../shared/contract/cobrowse.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { defaultBrand } from "../brands/index.ts";
import { causeRefs } from "../causes/index.ts";
import { countSessions } from "./store/figures.ts";

const YEAR_MS = 365 * 86_400_000;

/** Sessions and how many of them spared a visit, by month, product and cause; of a year where nothing is said. */
export async function cobrowseReport(ctx: Ctx, query: CobrowseReportQuery): Promise<CobrowseReport> {
  const to = query.to ? new Date(query.to) : new Date(ctx.now().getTime() + 1);
  const from = query.from ? new Date(query.from) : new Date(to.getTime() - YEAR_MS);
  const { timeZone } = await defaultBrand(ctx);
  const rows = await countSessions(ctx, { from, to, timeZone });
  const causes = await causeRefs(
    ctx,
    rows.flatMap(({ causeId }) => (causeId === null ? [] : [causeId])),
  );
  const sum = (of: "sessions" | "judged" | "solved") => rows.reduce((total, row) => total + row[of], 0);
  return {
    total: { sessions: sum("sessions"), judged: sum("judged"), solved: sum("solved") },
    items: rows.map(({ causeId, ...row }) => {
      const cause = causeId === null ? undefined : causes.get(causeId);
      return { ...row, cause: cause ? { id: cause.id, names: cause.names } : null };
    }),
  };
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
  return csvOf(["month", "product", "cause", "sessions", "judged", "solved"], records);
}
