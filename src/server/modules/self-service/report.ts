import type { Readable } from "node:stream";
import {
  type SelfServiceFigures,
  type SelfServiceKey,
  type SelfServiceQuery,
  type SelfServiceReport,
  selfServiceKeys,
} from "../../../shared/contract/self-service.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalidInput } from "../../kernel/errors.ts";
import { audit } from "../accounts/index.ts";
import { brandRefs, defaultBrand } from "../brands/index.ts";
import { colleague, publishedAmong } from "../knowledge/index.ts";
import { readCosts } from "./costs.ts";
import { type CountedCases, type CountedVisits, costPerMatter, figuresOf } from "./policy.ts";
import { countCases, type Span } from "./store/matters.ts";
import { countVisits, leadingArticles } from "./store/visits.ts";

const DAY = 86_400_000;
/** Silence says something after this. */
const RETURN_MS = 72 * 3_600_000;
const LONGEST_MS = 400 * DAY;
const LEADING = 10;

/** The span that is asked for, or the last 30 days. @throws request.invalid for one that ends before it begins or is too long */
export function spanOf(ctx: Ctx, { from, to }: { from?: string; to?: string }): Span {
  // What happens at this very moment counts.
  const until = to ? new Date(to) : new Date(ctx.now().getTime() + 1);
  const since = from ? new Date(from) : new Date(until.getTime() - 30 * DAY);
  const length = until.getTime() - since.getTime();
  if (length <= 0) throw invalidInput({ field: "to", problem: "must be later than the beginning" });
  if (length > LONGEST_MS) throw invalidInput({ field: "from", problem: "at most 400 days before the end" });
  return { from: since, to: until };
}

/** What customers solved without a person in a span and in the one before it, of cases that the actor may see. */
export async function selfServiceReport(ctx: Ctx, query: SelfServiceQuery): Promise<SelfServiceReport> {
  const span = spanOf(ctx, query);
  const { by = "channel" } = query;
  const ms = span.to.getTime() - span.from.getTime();
  const before: Span = { from: new Date(span.from.getTime() - ms), to: span.from };
  const [cases, visits, past, costs, { currency }, leading] = await Promise.all([
    countCases(ctx, span, by),
    countVisits(ctx.db, span, by),
    figuresIn(ctx, before),
    readCosts(ctx),
    defaultBrand(ctx),
    leadingOf(ctx, span),
  ]);
  const total = figuresOf(cases, visits);
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    judgedUntil: new Date(ctx.now().getTime() - RETURN_MS).toISOString(),
    total,
    before: past,
    items: await byKey(ctx, by, cases, visits),
    currency,
    costs,
    perMatter: costPerMatter(total, costs, ms),
    leading,
  };
}

async function figuresIn(ctx: Ctx, span: Span): Promise<SelfServiceFigures> {
  const [cases, visits] = await Promise.all([countCases(ctx, span, null), countVisits(ctx.db, span, null)]);
  return figuresOf(cases, visits);
}

async function byKey(
  ctx: Ctx,
  by: SelfServiceKey,
  cases: readonly CountedCases[],
  visits: readonly CountedVisits[],
): Promise<SelfServiceReport["items"]> {
  const brands =
    by === "brand"
      ? await brandRefs(
          ctx,
          [...cases, ...visits].map(({ key }) => Number(key)),
        )
      : null;
  const keys = [...new Set([...cases, ...visits].map(({ key }) => key))];
  const items = keys.map((key) => ({
    key,
    name: brands ? (brands?.get(Number(key))?.name ?? key) : key,
    figures: figuresOf(
      cases.filter((row) => row.key === key),
      visits.filter((row) => row.key === key),
    ),
  }));
  return items.toSorted((a, b) => b.figures.matters - a.figures.matters || b.figures.searches - a.figures.searches);
}

async function leadingOf(ctx: Ctx, span: Span): Promise<SelfServiceReport["leading"]> {
  const rows = await leadingArticles(ctx.db, span, LEADING);
  const ids = rows.map(({ articleId }) => articleId);
  const named = (
    await Promise.all((["en", "zh-CN"] as const).map((locale) => publishedAmong(ctx, colleague, locale, ids)))
  ).flat();
  const titles = new Map(named.map(({ articleId, title }) => [articleId, title]));
  return rows.map((row) => ({ ...row, title: titles.get(row.articleId) ?? "" }));
}

const columns = [
  ...["by", "key", "matters", "solved", "rate", "helpSaid", "guideSaid", "robotSaid", "robotSilent", "flowSaid"],
  ...["person", "other", "avoidedConfirmed", "avoidedEstimated", "offered", "deflected", "deflection"],
  ...["searches", "inVain", "unopened", "answers", "talkSeconds"],
];

/** The same as CSV: the whole, the span before, and by each key. That somebody took it out is in the audit log. */
export async function exportSelfService(ctx: Ctx, query: SelfServiceQuery): Promise<Readable> {
  await audit(ctx, { action: "self-service.exported", details: { ...query } });
  const first = await selfServiceReport(ctx, query);
  const rest = selfServiceKeys.filter((by) => by !== (query.by ?? "channel"));
  const parts = [{ by: query.by ?? "channel", items: first.items }];
  for (const by of rest) parts.push({ by, items: await itemsBy(ctx, query, by) });
  return csvOf(columns, [
    recordOf("total", "", first.total),
    recordOf("before", "", first.before),
    ...parts.flatMap(({ by, items }) => items.map(({ name, figures }) => recordOf(by, name ?? "", figures))),
  ]);
}

async function itemsBy(ctx: Ctx, query: SelfServiceQuery, by: SelfServiceKey): Promise<SelfServiceReport["items"]> {
  const span = spanOf(ctx, query);
  return byKey(ctx, by, await countCases(ctx, span, by), await countVisits(ctx.db, span, by));
}

function recordOf(by: string, key: string, { ends, avoided, ...figures }: SelfServiceFigures): object {
  const digits = (share: number | null) => (share === null ? "" : share.toFixed(4));
  return {
    ...{ by, key, ...figures, ...ends },
    avoidedConfirmed: avoided.confirmed,
    avoidedEstimated: avoided.estimated,
    rate: digits(figures.rate),
    deflection: digits(figures.deflection),
  };
}
