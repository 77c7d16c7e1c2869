import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, urlOf } from "../../../lib/api.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { RatingList } from "./rating-list.tsx";
import styles from "./satisfaction.module.css";

const DAY = 86_400_000;
type By = "agent" | "team" | "channel";

/** How customers found it, by person, team or channel; each figure opens the ratings behind it. */
export function SatisfactionPage() {
  const { t, i18n } = useTranslation();
  const oneDigit = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const channelWord = useChannelWord();
  const [by, setBy] = useState<By>("agent");
  const [days, setDays] = useState(30);
  const [open, setOpen] = useState<{ key: string | null; name: string } | null>(null);
  const [until] = useState(() => Date.now());
  const period = { by, from: new Date(until - days * DAY).toISOString() };
  const report = useQuery({
    queryKey: ["satisfaction", by, days],
    queryFn: () => api.get("/api/v1/satisfaction", { query: period }),
  });
  const nameOf = (key: string | null, name: string | null) =>
    key === null ? t("desk-complaint.satisfaction.nobody") : by === "channel" ? channelWord(key) : (name ?? key);
  const key = open === null ? undefined : (open.key ?? "");
  const { data } = report;
  return (
    <>
      <PageHeader
        title={t("desk-complaint.satisfaction.title")}
        hint={t("desk-complaint.satisfaction.hint")}
        actions={
          <ExportLink href={urlOf("/api/v1/satisfaction/ratings.csv", { query: { ...period, key } })}>
            {t("desk-complaint.satisfaction.csv")}
          </ExportLink>
        }
      />
      <div className={styles.body}>
        <div className={styles.bar}>
          <Select
            value={by}
            onChange={(value) => {
              setBy(value);
              setOpen(null);
            }}
            aria-label={t("desk-complaint.satisfaction.by")}
            options={[
              { value: "agent", label: t("desk-complaint.satisfaction.byAgent") },
              { value: "team", label: t("desk-complaint.satisfaction.byTeam") },
              { value: "channel", label: t("desk-complaint.satisfaction.byChannel") },
            ]}
          />
          <Select
            value={days}
            onChange={setDays}
            aria-label={t("desk-complaint.satisfaction.days")}
            options={[7, 30, 90, 365].map((value) => ({
              value,
              label: t("desk-complaint.satisfaction.last", { count: value }),
            }))}
          />
          {data && <span>{t("desk-complaint.satisfaction.asked", { rated: data.rated, asked: data.asked })}</span>}
        </div>
        {report.isPending && <BlockSkeleton lines={6} />}
        {report.isError && <ErrorState error={report.error} onRetry={() => report.refetch()} />}
        {data?.rated === 0 && (
          <EmptyState title={t("desk-complaint.satisfaction.none")} hint={t("desk-complaint.satisfaction.noneHint")} />
        )}
        {data && data.rated > 0 && (
          <DataTable
            caption={t("desk-complaint.satisfaction.title")}
            rows={data.groups.map((group) => ({ ...group, id: group.key ?? "–" }))}
            columns={[
              {
                key: "group",
                title: t("desk-complaint.satisfaction.group"),
                cell: (row) => (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setOpen({ key: row.key, name: nameOf(row.key, row.name) })}
                  >
                    {nameOf(row.key, row.name)}
                  </Button>
                ),
              },
              {
                key: "average",
                title: t("desk-complaint.satisfaction.average"),
                cell: (row) => oneDigit.format(row.average),
                isNumber: true,
              },
              { key: "rated", title: t("desk-complaint.satisfaction.rated"), cell: (row) => row.rated, isNumber: true },
              {
                key: "unhappy",
                title: t("desk-complaint.satisfaction.unhappy"),
                cell: (row) => row.unhappy,
                isNumber: true,
              },
            ]}
          />
        )}
        {data && data.rated > 0 && (
          <RatingList
            filter={{ ...period, ...(key !== undefined && { key }) }}
            title={
              open ? `${t("desk-complaint.satisfaction.ratings")} · ${open.name}` : t("desk-complaint.satisfaction.all")
            }
          />
        )}
      </div>
    </>
  );
}
