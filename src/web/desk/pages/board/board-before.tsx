import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { BoardFigures, BoardOutcome } from "../../../../shared/contract/board.ts";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api } from "../../../lib/api.ts";
import styles from "./board.module.css";
import { keptShare } from "./kept-share.ts";
import { type Span, spanBefore } from "./periods.ts";

/** The totals of the span before this one. */
export function useFiguresBefore(span: Span): BoardFigures | undefined {
  const { i18n } = useTranslation();
  const query = { dimension: "kind" as const, ...spanBefore(span), locale: i18n.language as Locale };
  return useQuery({ queryKey: ["board", query], queryFn: () => api.get("/api/v1/board", { query }) }).data?.total;
}

/** What a figure of the totals was in the span before. */
export function Before({ figure, before }: { figure: BoardOutcome | "share"; before: BoardFigures | undefined }) {
  const { t, i18n } = useTranslation();
  if (!before) return null;
  const share = figure === "share" ? keptShare(before) : null;
  const style = figure === "share" ? ({ style: "percent", maximumFractionDigits: 1 } as const) : {};
  const value = figure === "share" ? share : before[figure];
  const words = value === null ? "–" : new Intl.NumberFormat(i18n.language, style).format(value);
  return <small className={styles.before}>{t("desk-board.before", { value: words })}</small>;
}
