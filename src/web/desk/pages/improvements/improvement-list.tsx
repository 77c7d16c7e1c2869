import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { type ImprovementView, improvementStates } from "../../../../shared/contract/improvements.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { causeChoices, causeName, causesQuery } from "../../../lib/cause-queries.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PromiseRing } from "../../../ui/promise-ring.tsx";
import styles from "./improvements.module.css";
import { MakeDialog } from "./make-dialog.tsx";

type Search = { state?: string; whose?: string; cause?: string };

/** What was agreed, newest first, with its ring. */
export function ImprovementList() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const causes = useQuery(causesQuery).data ?? [];
  const [making, setMaking] = useState(false);
  const state = improvementStates.find((one) => one === search.state);
  const causeId = /^\d+$/.test(search.cause ?? "") ? Number(search.cause) : undefined;
  const query = {
    ...(state && { state }),
    ...(search.whose === "me" && { whose: "me" as const }),
    ...(causeId !== undefined && { causeId }),
  };
  const list = usePaged(["improvements", query], (cursor, signal) =>
    api.get("/api/v1/improvements", { query: { ...query, ...(cursor && { cursor }) }, signal }),
  );
  const change = (part: Search) =>
    void navigate({ to: "/improvements", search: { ...search, ...part }, replace: true });
  const columns: Column<ImprovementView>[] = [
    {
      key: "title",
      title: t("desk-improvements.what"),
      cell: (row) => (
        <>
          <Link to="/improvements/$improvementId" params={{ improvementId: String(row.id) }}>
            {row.title}
          </Link>
          <small>{row.causes.map((cause) => causeName(cause, i18n.language)).join(" · ")}</small>
        </>
      ),
    },
    { key: "owner", title: t("desk-improvements.owner"), cell: ({ owner }) => owner.name },
    { key: "due", title: t("desk-improvements.due"), cell: ({ promise }) => <PromiseRing promise={promise} words /> },
    { key: "state", title: t("desk-improvements.state"), cell: (row) => t(`desk-improvements.states.${row.state}`) },
  ];
  const csv = urlOf("/api/v1/improvements.csv", { query: { ...query, locale: i18n.language as Locale } });
  return (
    <>
      <search className={styles.filters} aria-label={t("desk-improvements.filters")}>
        <Select
          allowClear
          value={state}
          placeholder={t("desk-improvements.anyState")}
          aria-label={t("desk-improvements.state")}
          onChange={(next?: string) => change({ state: next })}
          options={improvementStates.map((value) => ({ value, label: t(`desk-improvements.states.${value}`) }))}
        />
        {can("reports:read") && (
          <Select
            value={search.whose === "me" ? "me" : "all"}
            aria-label={t("desk-improvements.owner")}
            onChange={(next: string) => change({ whose: next === "me" ? "me" : undefined })}
            options={["all", "me"].map((value) => ({ value, label: t(`desk-improvements.whose.${value}`) }))}
          />
        )}
        <Select
          allowClear
          value={causeId}
          placeholder={t("desk-improvements.anyCause")}
          aria-label={t("desk-improvements.cause")}
          onChange={(next?: number) => change({ cause: next === undefined ? undefined : String(next) })}
          options={causeChoices(causes, i18n.language)}
          showSearch={{ optionFilterProp: "label" }}
        />
        {can("reports:read") && <ExportLink href={csv}>{t("desk-improvements.export")}</ExportLink>}
        {can("improvements:manage") && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t("desk-improvements.make")}
          </Button>
        )}
      </search>
      <PagedTable
        list={list}
        caption={t("desk-improvements.actions")}
        columns={columns}
        empty={<EmptyState title={t("desk-improvements.none")} hint={t("desk-improvements.noneHint")} />}
      />
      {making && <MakeDialog causeIds={causeId === undefined ? [] : [causeId]} onClose={() => setMaking(false)} />}
    </>
  );
}
