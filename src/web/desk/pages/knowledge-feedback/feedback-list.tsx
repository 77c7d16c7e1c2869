import { useNavigate, useSearch } from "@tanstack/react-router";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FeedbackView } from "../../../../shared/contract/help.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./help-site.module.css";

const answers = ["all", "yes", "no"] as const;

/** What readers said, the newest first. */
export function FeedbackList() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: { article?: number; helped?: string } = useSearch({ strict: false });
  const helped = answers.find((one) => one === search.helped) ?? "all";
  const articleId = Number.isSafeInteger(search.article) ? search.article : undefined;
  const wanted = {
    ...(helped !== "all" && { helpful: helped === "yes" }),
    ...(articleId !== undefined && { articleId }),
  };
  const list = usePaged(["help", "feedback", helped, articleId ?? null], (cursor, signal) =>
    api.get("/api/v1/help/feedback", { query: { ...wanted, ...(cursor && { cursor }) }, signal }),
  );
  const columns: Column<FeedbackView>[] = [
    {
      key: "article",
      title: t("desk-help.article"),
      cell: (row) => row.title || t("desk-help.untitled", { id: row.articleId }),
    },
    {
      key: "answer",
      title: t("desk-help.answer"),
      cell: ({ helpful }) => t(`desk-help.answers.${helpful ? "yes" : "no"}`),
    },
    {
      key: "missing",
      title: t("desk-help.missing"),
      cell: ({ missing }) => <div className={styles.words}>{missing || "–"}</div>,
    },
    { key: "language", title: t("desk-help.language"), cell: ({ locale }) => t(`desk-help.languages.${locale}`) },
    { key: "version", title: t("desk-help.version"), isNumber: true, cell: ({ version }) => version },
    { key: "at", title: t("desk-help.at"), cell: ({ at }) => <TimeAgo at={at} /> },
  ];
  return (
    <>
      <div className={styles.filters}>
        <Select
          value={helped}
          aria-label={t("desk-help.answer")}
          onChange={(next) =>
            void navigate({ to: "/reports/knowledge", search: { ...search, tab: "said", helped: next }, replace: true })
          }
          options={answers.map((value) => ({ value, label: t(`desk-help.answers.${value}`) }))}
        />
        {can("knowledge:publish") && (
          <ExportLink href={urlOf("/api/v1/help/feedback.csv", { query: wanted })}>{t("desk-help.export")}</ExportLink>
        )}
      </div>
      <PagedTable
        list={list}
        caption={t("desk-help.said")}
        columns={columns}
        empty={<EmptyState title={t("desk-help.noSaid")} hint={t("desk-help.noSaidHint")} />}
      />
    </>
  );
}
