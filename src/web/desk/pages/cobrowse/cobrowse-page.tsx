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

/** How many matters were solved without a visit while somebody looked at the customer's page, by month, product and cause. */
export function CobrowsePage() {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const mayChange = useCan()("policies:manage");
  const [days, setDays] = useState(365);
  const [until] = useState(() => Date.now());
  const query = { from: new Date(until - days * DAY).toISOString() };
  const report = useQuery({
    queryKey: ["cobrowse-report", days],
    queryFn: () => api.get("/api/v1/cobrowse/report", { query }),
  });
  const share = ({ judged, solved }: { judged: number; solved: number }) =>
    judged === 0 ? "–" : new Intl.NumberFormat(locale, { style: "percent" }).format(solved / judged);
  const { data } = report;
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
          {data && data.total.sessions > 0 && (
            <span>{t("desk-cobrowse.report.total", { ...data.total, share: share(data.total) })}</span>
          )}
        </div>
        {report.isPending && <BlockSkeleton lines={6} />}
        {report.isError && <ErrorState error={report.error} onRetry={() => report.refetch()} />}
        {data?.items.length === 0 && (
          <EmptyState title={t("desk-cobrowse.report.none")} hint={t("desk-cobrowse.report.noneHint")} />
        )}
        {data && data.items.length > 0 && (
          <DataTable
            caption={t("desk-cobrowse.report.title")}
            rows={data.items.map((item, place) => ({ ...item, id: place }))}
            columns={[
              { key: "month", title: t("desk-cobrowse.report.month"), cell: (row) => row.month },
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
              {
                key: "sessions",
                title: t("desk-cobrowse.report.sessions"),
                cell: (row) => row.sessions,
                isNumber: true,
              },
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
