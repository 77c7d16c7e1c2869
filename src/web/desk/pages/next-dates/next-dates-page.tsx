import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, urlOf } from "../../../lib/api.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { AskedAnswers } from "./asked-answers.tsx";
import { AskedFigures, type Whose } from "./asked-figures.tsx";
import styles from "./next-dates.module.css";

const DAY = 86_400_000;
const spans = [7, 30, 90] as const;

/** How often people were asked for the next date of an answer and sent it without one, with the answers behind each figure. */
export function NextDatesPage() {
  const { t } = useTranslation();
  const [days, setDays] = useState<number>(30);
  const [whose, setWhose] = useState<Whose | null>(null);
  const [onlyWithout, setOnlyWithout] = useState(true);
  // One moment for all that stands on the page: its parts fit each other.
  const [now] = useState(() => Date.now());
  const from = new Date(now - days * DAY).toISOString();
  const report = useQuery({
    queryKey: ["next-dates", from],
    queryFn: ({ signal }) => api.get("/api/v1/reports/next-dates", { query: { from }, signal }),
  });
  const filter = {
    from,
    ...(onlyWithout && { outcome: "overridden" as const }),
    ...(whose?.staffId !== undefined && { staffId: whose.staffId }),
    ...(whose?.teamId !== undefined && { teamId: whose.teamId }),
  };
  return (
    <>
      <PageHeader
        title={t("desk-next-date.report.title")}
        hint={t("desk-next-date.report.hint")}
        actions={
          <ExportLink href={urlOf("/api/v1/reports/next-dates.csv", { query: filter })}>
            {t("desk-next-date.report.export")}
          </ExportLink>
        }
      />
      <div className={styles.page}>
        <div className={styles.part}>
          <Segmented
            value={days}
            onChange={setDays}
            aria-label={t("desk-next-date.report.span")}
            options={spans.map((count) => ({ value: count, label: t("desk-next-date.report.days", { count }) }))}
          />
        </div>
        {report.isPending && <RowsSkeleton height={40} />}
        {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
        {report.data?.asked === 0 && (
          <EmptyState title={t("desk-next-date.report.none")} hint={t("desk-next-date.report.noneHint")} />
        )}
        {report.data && report.data.asked > 0 && (
          <>
            <p>{t("desk-next-date.report.total", { asked: report.data.asked, overridden: report.data.overridden })}</p>
            <AskedFigures report={report.data} onShow={setWhose} />
            <section aria-labelledby="asked-answers" className={styles.part}>
              <h2 id="asked-answers" className={styles.heading}>
                {t("desk-next-date.report.answers")}
              </h2>
              <div className={styles.filters}>
                <span>
                  {whose ? t("desk-next-date.report.of", { name: whose.name }) : t("desk-next-date.report.all")}
                </span>
                {whose && (
                  <Button size="small" onClick={() => setWhose(null)}>
                    {t("desk-next-date.report.all")}
                  </Button>
                )}
                <Checkbox checked={onlyWithout} onChange={({ target }) => setOnlyWithout(target.checked)}>
                  {t("desk-next-date.report.onlyWithout")}
                </Checkbox>
              </div>
            </section>
            <AskedAnswers filter={filter} />
          </>
        )}
      </div>
    </>
  );
}
