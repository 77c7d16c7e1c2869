import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { TableOf } from "../../../ui/list-states.tsx";
import styles from "./help-site.module.css";

/** Articles by what became of them, the most troublesome first. */
export function FigureList() {
  const { t } = useTranslation();
  const [days, setDays] = useState(30);
  const query = useQuery({
    queryKey: ["help", "figures", days],
    queryFn: () => api.get("/api/v1/help/figures", { query: { days } }),
  });
  const rows = query.data?.items.map((row) => ({ ...row, id: `${row.articleId} ${row.locale}` }));
  return (
    <>
      <div className={styles.filters}>
        <Select
          value={days}
          onChange={setDays}
          aria-label={t("desk-help.span")}
          options={[7, 30, 90, 365].map((value) => ({ value, label: t("desk-help.lastDays", { count: value }) }))}
        />
      </div>
      <TableOf
        query={{ ...query, data: rows }}
        caption={t("desk-help.figures")}
        empty={<EmptyState title={t("desk-help.none")} hint={t("desk-help.noneHint")} />}
        columns={[
          {
            key: "article",
            title: t("desk-help.article"),
            cell: ({ articleId, title, notHelped }) => {
              const name = title || t("desk-help.untitled", { id: articleId });
              return notHelped === 0 ? (
                name
              ) : (
                <Link to="/reports/knowledge" search={{ tab: "said", article: articleId }}>
                  {name}
                </Link>
              );
            },
          },
          { key: "language", title: t("desk-help.language"), cell: ({ locale }) => t(`desk-help.languages.${locale}`) },
          { key: "views", title: t("desk-help.views"), isNumber: true, cell: ({ views }) => views },
          { key: "helped", title: t("desk-help.helped"), isNumber: true, cell: ({ helped }) => helped },
          { key: "notHelped", title: t("desk-help.notHelped"), isNumber: true, cell: ({ notHelped }) => notHelped },
          {
            key: "share",
            title: t("desk-help.share"),
            isNumber: true,
            cell: ({ helped, notHelped }) =>
              helped + notHelped === 0 ? "–" : `${Math.round((100 * helped) / (helped + notHelped))} %`,
          },
          { key: "contacts", title: t("desk-help.contacts"), isNumber: true, cell: ({ contacts }) => contacts },
        ]}
      />
    </>
  );
}
