import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { sayLabel } from "../../../../shared/forms/index.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import styles from "./cobrowse-page.module.css";
import { CobrowseSwitch } from "./cobrowse-switch.tsx";

const DAY = 86_400_000;

/** How many matters were solved without a visit, by month, means, product and cause. */
export function CobrowsePage() {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const mayChange = useCan()("policies:manage");
  const [days, setDays] = useState(365);
  const [means, setMeans] = useState<"all" | "screen" | "flow">("all");
  const [until] = useState(() => Date.now());
  const query = { from: new Date(until - days * DAY).toISOString() };
  const report = useQuery({
    queryKey: ["cobrowse-report", days],
    queryFn: () => api.get("/api/v1/cobrowse/report", { query }),
  });
  const share = ({ judged, solved }: { judged: number; solved: number }) =>
    judged === 0 ? "–" : new Intl.NumberFormat(locale, { style: "percent" }).format(solved / judged);
  const { data } = report;
  const figures = data && (means === "all" ? data.total : data.byMeans[means]);
  const items = data?.items.filter((item) => means === "all" || item.means === means);
  const meansInWords = { screen: t("desk-cobrowse.report.meansScreen"), flow: t("desk-cobrowse.report.meansFlow") };
  return (
    <>
      <PageHeader
        title={t("desk-cobrowse.report.title")}
        hint={t("desk-cobrowse.report.hint")}
        actions={
          <ExportLink href={urlOf("/api/v1/cobrowse/report.csv", { query: { ...query, locale } })}>
            {t("desk-cobrowse.report.csv")}
          </ExportLink>
        }
      />
      <div className={styles.body}>
        <div className={styles.bar}>
          <Select
            value={days}
            onChange={setDays}
            aria-label={t("desk-cobrowse.report.days")}
            options={[30, 90, 365].map((value) => ({ value, label: t("desk-cobrowse.report.last", { count: value }) }))}
          />
          <Select
            value={means}
            onChange={setMeans}
            aria-label={t("desk-cobrowse.report.means")}
            options={[
              { value: "all", label: t("desk-cobrowse.report.meansAll") },
              { value: "screen", label: meansInWords.screen },
              { value: "flow", label: meansInWords.flow },
            ]}
          />
          {figures && figures.times > 0 && (
            <span>{t("desk-cobrowse.report.total", { ...figures, share: share(figures) })}</span>
          )}
        </div>
        {report.isPending && <BlockSkeleton lines={6} />}
        {report.isError && <ErrorState error={report.error} onRetry={() => report.refetch()} />}
        {items?.length === 0 && (
          <EmptyState title={t("desk-cobrowse.report.none")} hint={t("desk-cobrowse.report.noneHint")} />
        )}
        {items && items.length > 0 && (
          <DataTable
            caption={t("desk-cobrowse.report.title")}
            rows={items.map((item, place) => ({ ...item, id: place }))}
            columns={[
              { key: "month", title: t("desk-cobrowse.report.month"), cell: (row) => row.month },
              { key: "means", title: t("desk-cobrowse.report.means"), cell: (row) => meansInWords[row.means] },
              {
                key: "product",
                title: t("desk-cobrowse.report.product"),
                cell: (row) => row.product ?? t("desk-cobrowse.report.unnamed"),
              },
              {
                key: "cause",
                title: t("desk-cobrowse.report.cause"),
                cell: (row) => (row.cause && sayLabel(row.cause.names, locale)) || t("desk-cobrowse.report.unnamed"),
              },
              { key: "times", title: t("desk-cobrowse.report.times"), cell: (row) => row.times, isNumber: true },
              { key: "judged", title: t("desk-cobrowse.report.judged"), cell: (row) => row.judged, isNumber: true },
              { key: "solved", title: t("desk-cobrowse.report.solved"), cell: (row) => row.solved, isNumber: true },
              { key: "share", title: t("desk-cobrowse.report.share"), cell: (row) => share(row), isNumber: true },
            ]}
          />
        )}
        {mayChange && <CobrowseSwitch />}
      </div>
    </>
  );
}
