import type { Board, BoardDimension, BoardFigures, BoardQuery, BoardRow } from "../../../shared/contract/board.ts";
import type { Locale, Ref } from "../../../shared/contract/common.ts";
import { sayLabel } from "../../../shared/forms/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs, teamRefs } from "../accounts/index.ts";
import { causeRefs } from "../causes/index.ts";
import { partnerRefs } from "../partners/index.ts";
import { defaultCalendar } from "../promises/index.ts";
import { spanWrong } from "./errors.ts";
import { medianOf, msOf } from "./policy.ts";
import { scopeOf } from "./scope.ts";
import { type Measured, measure, measureDays } from "./store/read.ts";

/** More keys than that (of tags, say) are read in the CSV. */
const SHOWN = 200;
const LONGEST_DAYS = 400;

/**
 * What became of promises in a span of days, by a dimension: the keys with the most broken ones first.
 * @param most how many keys at most
 * @throws board.span_wrong
 */
export async function readBoard(ctx: Ctx, query: BoardQuery, locale: Locale, most = SHOWN): Promise<Board> {
  checkSpan(query);
  const { scope, name } = scopeOf(ctx);
  const [measured, all, days, calendar] = await Promise.all([
    measure(ctx.db, scope, query.dimension, query),
    measure(ctx.db, scope, "all", query),
    measureDays(ctx.db, scope, query),
    defaultCalendar(ctx),
  ]);
  const rows = [...Map.groupBy(measured, ({ key }) => key)].map(([key, found]) => ({ key, ...figuresOf(found) }));
  const shown = rows
    .toSorted((a, b) => b.broken - a.broken || b.kept - a.kept || a.key.localeCompare(b.key))
    .slice(0, most);
  const names = await namesOf(
    ctx,
    query.dimension,
    shown.map(({ key }) => key),
    locale,
  );
  return {
    items: shown.map((row): BoardRow => ({ ...row, name: names.get(row.key) ?? null })),
    total: figuresOf(all),
    days,
    scope: name,
    today: dayIn(ctx.now(), calendar.compiled.timeZone),
  };
}

/** @throws board.span_wrong for one that ends before it begins, or is longer than 400 days */
export function checkSpan({ from, to }: { from: string; to: string }): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0) || days > LONGEST_DAYS) throw spanWrong({ field: "to", days: LONGEST_DAYS });
}

function figuresOf(found: readonly Measured[]): BoardFigures {
  const of = (measure: string) => found.find((each) => each.measure === measure)?.n ?? 0;
  const own = new Map(
    found.flatMap(({ measure, n }) => (measure.startsWith("own:") ? [[Number(measure.slice(4)), n] as const] : [])),
  );
  const median = medianOf(own);
  return {
    kept: of("kept"),
    moved: of("moved"),
    broken: of("broken"),
    keptLate: of("kept_late"),
    disputed: of("disputed"),
    ownMs: median === null ? null : msOf(median),
  };
}

/** What keys are called that are numbers; the others are words already, or are put into words where they are shown. */
async function namesOf(
  ctx: Ctx,
  dimension: BoardDimension,
  keys: readonly string[],
  locale: Locale,
): Promise<Map<string, string>> {
  const ids = keys.map(Number).filter((id) => Number.isInteger(id) && id > 0);
  if (dimension === "agent" || dimension === "team") {
    const refs = await (dimension === "agent" ? staffRefs : teamRefs)(ctx, ids);
    return new Map([...refs].map(([id, ref]) => [String(id), ref.name]));
  }
  if (dimension === "cause") {
    return new Map([...(await causeRefs(ctx, ids))].map(([id, ref]) => [String(id), sayLabel(ref.names, locale)]));
  }
  const refs = dimension === "partner" ? await partnerRefs(ctx, ids) : new Map<number, Ref>();
  return new Map([...refs].map(([id, ref]) => [String(id), ref.name]));
}

/** The day of an instant in a zone, as 2026-03-09. */
function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
