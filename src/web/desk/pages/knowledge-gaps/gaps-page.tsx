import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Select, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type GapView, gapStates } from "../../../../shared/contract/solutions.ts";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { SideDrawer } from "../../../ui/side-drawer.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import tabs from "../settings/shared/lists.module.css";
import { GapDetails } from "./gap-details.tsx";
import styles from "./gaps.module.css";
import { ProposalsTab } from "./proposals-tab.tsx";

type Search = { state?: string; tab?: string };

/** What no article answers yet: asked often in cases, and answered well in the community. The editors' to-dos. */
export function GapsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  return (
    <>
      <PageHeader title={t("desk-solutions.gaps.title")} hint={t("desk-solutions.gaps.hint")} />
      <Tabs
        className={tabs.tabs}
        activeKey={search.tab === "community" ? "community" : "cases"}
        onChange={(tab) => void navigate({ to: "/knowledge/gaps", search: { tab }, replace: true })}
        items={[
          { key: "cases", label: t("desk-solutions.gaps.tabs.cases"), children: <AskedOften /> },
          { key: "community", label: t("desk-solutions.gaps.tabs.community"), children: <ProposalsTab /> },
        ]}
        tabBarGutter={20}
        destroyOnHidden
      />
    </>
  );
}

function AskedOften() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const [opened, setOpened] = useState<GapView | null>(null);
  const state = gapStates.find((one) => one === search.state) ?? "open";
  const list = usePaged(["knowledge-gaps", state], (cursor, signal) =>
    api.get("/api/v1/knowledge/gaps", { query: { state, ...(cursor && { cursor }) }, signal }),
  );
  const columns: Column<GapView>[] = [
    {
      key: "question",
      title: t("desk-solutions.gaps.question"),
      cell: (row) => (
        <Button type="link" className={styles.question} onClick={() => setOpened(row)}>
          {row.question}
        </Button>
      ),
    },
    { key: "count", title: t("desk-solutions.gaps.count"), isNumber: true, cell: ({ count }) => count },
    { key: "last", title: t("desk-solutions.gaps.last"), cell: ({ lastAt }) => <TimeAgo at={lastAt} /> },
  ];
  return (
    <>
      <search className={styles.filters} aria-label={t("desk-solutions.gaps.state")}>
        <Select
          value={state}
          aria-label={t("desk-solutions.gaps.state")}
          onChange={(next) => void navigate({ to: "/knowledge/gaps", search: { state: next }, replace: true })}
          options={gapStates.map((value) => ({ value, label: t(`desk-solutions.gaps.states.${value}`) }))}
        />
      </search>
      <PagedTable
        list={list}
        caption={t("desk-solutions.gaps.title")}
        columns={columns}
        empty={<EmptyState title={t("desk-solutions.gaps.empty")} hint={t("desk-solutions.gaps.emptyHint")} />}
      />
      <SideDrawer open={opened !== null} onClose={() => setOpened(null)} side="right" title={opened?.question ?? ""}>
        {opened && <GapDetails gap={opened} onSettled={() => setOpened(null)} />}
      </SideDrawer>
    </>
  );
}
