import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { causeName } from "../../../lib/cause-queries.ts";
import { useCan } from "../../../lib/session.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { TableOf } from "../../../ui/list-states.tsx";
import { complaintsQuery } from "./complaints-query.ts";
import styles from "./improvements.module.css";
import { MakeDialog } from "./make-dialog.tsx";

/** Complaints by cause, of the last weeks beside as many before. Each figure opens its cases. */
export function CauseFigures() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [weeks, setWeeks] = useState(8);
  const [making, setMaking] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ["causes", "figures", weeks],
    queryFn: () => api.get("/api/v1/causes/figures", { query: { weeks } }),
  });
  const most = Math.max(1, ...(query.data?.items.map(({ now, before }) => Math.max(now, before)) ?? []));
  const days = weeks * 7;
  const csv = urlOf("/api/v1/causes/figures.csv", { query: { weeks, locale: i18n.language as Locale } });
  const opens = (code: string, count: number, from: number, to: number) =>
    count === 0 ? (
      "0"
    ) : (
      <Link to="/cases" search={{ query: complaintsQuery([code], from, to), sort: "opened" }}>
        {count}
      </Link>
    );
  return (
    <>
      <div className={styles.filters}>
        <Select
          value={weeks}
          onChange={setWeeks}
          aria-label={t("desk-improvements.span")}
          options={[4, 8, 13, 26].map((value) => ({
            value,
            label: t("desk-improvements.lastWeeks", { count: value }),
          }))}
        />
        <ExportLink href={csv}>{t("desk-improvements.export")}</ExportLink>
        {(query.data?.unnamed ?? 0) > 0 && (
          <Link to="/cases" search={{ query: `kind:complaint cause:none state:done opened<${days}d`, sort: "opened" }}>
            {t("desk-improvements.unnamed", { count: query.data!.unnamed })}
          </Link>
        )}
      </div>
      <TableOf
        query={{ ...query, data: query.data?.items }}
        caption={t("desk-improvements.causes")}
        empty={<EmptyState title={t("desk-improvements.noCauses")} hint={t("desk-improvements.noCausesHint")} />}
        columns={[
          {
            key: "name",
            title: t("desk-improvements.cause"),
            cell: (row) => <span style={{ paddingLeft: row.depth * 16 }}>{causeName(row, i18n.language)}</span>,
          },
          {
            key: "plot",
            title: t("desk-improvements.plot"),
            cell: ({ now, before }) => (
              <span className={styles.pair} aria-hidden="true">
                <span style={{ width: `${(now / most) * 100}%` }} />
                <span style={{ width: `${(before / most) * 100}%` }} />
              </span>
            ),
          },
          {
            key: "now",
            title: t("desk-improvements.now"),
            isNumber: true,
            cell: (row) => opens(row.code, row.now, days, 0),
          },
          {
            key: "before",
            title: t("desk-improvements.before"),
            isNumber: true,
            cell: (row) => opens(row.code, row.before, 2 * days, days),
          },
          {
            key: "act",
            title: "",
            cell: (row) =>
              can("improvements:manage") && (
                <Button size="small" onClick={() => setMaking(row.id)}>
                  {t("desk-improvements.make")}
                </Button>
              ),
          },
        ]}
      />
      {making !== null && <MakeDialog causeIds={[making]} onClose={() => setMaking(null)} />}
    </>
  );
}
