/** The spans that the board offers, as days 2026-03-09, both included. Pure. */

export const periods = ["today", "week", "month", "quarter", "thisMonth", "lastMonth", "own"] as const;
export type Period = (typeof periods)[number];
export type Span = { from: string; to: string };

const DAY = 86_400_000;
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);
const back = (day: string, days: number) => text(new Date(at(day).getTime() - days * DAY));
/** The first or last day of the month that is so many before that of a day. */
const monthStart = (day: string, months: number) =>
  text(new Date(Date.UTC(at(day).getUTCFullYear(), at(day).getUTCMonth() - months, 1)));
const monthEnd = (day: string, months: number) => back(monthStart(day, months - 1), 1);

/** The days of a period that is not one's own. */
export function spanOf(period: Exclude<Period, "own">, today: string): Span {
  switch (period) {
    case "today":
      return { from: today, to: today };
    case "week":
      return { from: back(today, 6), to: today };
    case "month":
      return { from: back(today, 29), to: today };
    case "quarter":
      return { from: back(today, 89), to: today };
    case "thisMonth":
      return { from: monthStart(today, 0), to: today };
    case "lastMonth":
      return { from: monthStart(today, 1), to: monthEnd(today, 1) };
  }
}

/** What a span is compared with: a whole month with the month before it, others with as many days just before. */
export function spanBefore({ from, to }: Span): Span {
  const isWholeMonth = from === monthStart(from, 0) && to === monthEnd(from, 0);
  if (isWholeMonth) return { from: monthStart(from, 1), to: monthEnd(from, 1) };
  const days = Math.round((at(to).getTime() - at(from).getTime()) / DAY) + 1;
  return { from: back(from, days), to: back(from, 1) };
}
