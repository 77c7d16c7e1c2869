import { useNavigate, useSearch } from "@tanstack/react-router";
import { type BoardDimension, boardDimensions } from "../../../../shared/contract/board.ts";

export type Period = "week" | "month" | "own";
type Search = { by?: string; period?: string; from?: string; to?: string };

const DAY = 86_400_000;
const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");
const back = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/** What the board shows, as the address says it: the last 7 or 30 days to `today`, or days of one's own. */
export function useBoardSearch(today: string) {
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const by: BoardDimension = boardDimensions.find((one) => one === search.by) ?? "agent";
  const period: Period = (["week", "month", "own"] as const).find((one) => one === search.period) ?? "month";
  const own = period === "own" && isDay(search.from) && isDay(search.to);
  const span = own
    ? { from: search.from as string, to: search.to as string }
    : { from: back(today, period === "week" ? 6 : 29), to: today };
  const change = (part: Search) => {
    const next = { by, period, ...(period === "own" && span), ...part };
    void navigate({
      to: "/board",
      search: { ...next, ...(next.period === "own" ? {} : { from: undefined, to: undefined }) },
      replace: true,
    });
  };
  return { by, period, span, change };
}
