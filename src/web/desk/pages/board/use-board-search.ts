import { useNavigate, useSearch } from "@tanstack/react-router";
import { type BoardDimension, boardDimensions } from "../../../../shared/contract/board.ts";
import { type Period, periods, spanOf } from "./periods.ts";

type Search = { by?: string; period?: string; from?: string; to?: string };

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");

/** What the board shows, as the address says it: a period that ends `today` or with its month, or days of one's own. */
export function useBoardSearch(today: string) {
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const by: BoardDimension = boardDimensions.find((one) => one === search.by) ?? "agent";
  const asked: Period = periods.find((one) => one === search.period) ?? "month";
  const isOwn = asked === "own" && isDay(search.from) && isDay(search.to);
  const period = asked === "own" && !isOwn ? "month" : asked;
  const span = period === "own" ? { from: search.from as string, to: search.to as string } : spanOf(period, today);
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
