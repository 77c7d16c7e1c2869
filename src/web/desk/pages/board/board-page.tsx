import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { TableOf } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BoardFilters } from "./board-filters.tsx";
import { BoardTotals } from "./board-totals.tsx";
import { DaysChart } from "./days-chart.tsx";
import { useBoardColumns } from "./use-board-columns.tsx";
import { useBoardSearch } from "./use-board-search.ts";

/** What became of promises, by who was to keep them and what they were about. Each figure opens what it counts. */
export function BoardPage() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const clock = useClock();
  // Days are those of the desk's calendar, which the first answer tells: where one reads it may be another day already.
  const [deskDay, setDeskDay] = useState<string | null>(null);
  const today = deskDay ?? new Intl.DateTimeFormat("en-CA", { timeZone: clock.timeZone }).format(Date.now());
  const { by, period, span, change } = useBoardSearch(today);
  const query = { dimension: by, ...span, locale: i18n.language as Locale };
  const board = useQuery({
    queryKey: ["board", query],
    queryFn: () => api.get("/api/v1/board", { query }),
    placeholderData: keepPreviousData,
  });
  const { data } = board;
  if (data && data.today !== deskDay) setDeskDay(data.today);
  const columns = useBoardColumns(by, span);
  return (
    <>
      <PageHeader
        title={t("desk-board.title")}
        hint={t(`desk-board.hint.${data?.scope ?? "all"}`)}
        actions={
          can("reports:read") && (
            <ExportLink href={urlOf("/api/v1/board.csv", { query })}>{t("desk-board.export")}</ExportLink>
          )
        }
      />
      <BoardFilters by={by} period={period} span={span} onChange={change} />
      {data && <BoardTotals total={data.total} span={span} />}
      {data && data.days.length > 0 && <DaysChart days={data.days} span={span} />}
      <TableOf
        query={{ ...board, data: data?.items.map((row) => ({ ...row, id: row.key })) }}
        caption={t("desk-board.caption", { by: t(`desk-board.by.${by}`) })}
        columns={columns}
        empty={<EmptyState title={t("desk-board.none")} hint={t("desk-board.noneHint")} />}
      />
    </>
  );
}
