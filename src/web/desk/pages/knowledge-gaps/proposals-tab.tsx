import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ProposalView, proposalStates } from "../../../../shared/contract/community-proposals.ts";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { SideDrawer } from "../../../ui/side-drawer.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./gaps.module.css";
import { ProposalDetails } from "./proposal-details.tsx";

/** Answers of the communities that solved something no article speaks of. */
export function ProposalsTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { state?: string } = useSearch({ strict: false });
  const [opened, setOpened] = useState<ProposalView | null>(null);
  const state = proposalStates.find((one) => one === search.state) ?? "open";
  const list = usePaged(["community-proposals", state], (cursor, signal) =>
    api.get("/api/v1/community/proposals", { query: { state, ...(cursor && { cursor }) }, signal }),
  );
  const columns: Column<ProposalView>[] = [
    {
      key: "question",
      title: t("desk-solutions.proposals.question"),
      cell: (row) => (
        <Button type="link" className={styles.question} onClick={() => setOpened(row)}>
          {row.title}
        </Button>
      ),
    },
    { key: "community", title: t("desk-solutions.proposals.community"), cell: ({ community }) => community.name },
    {
      key: "since",
      title: t("desk-solutions.proposals.since"),
      cell: ({ createdAt }) => <TimeAgo at={createdAt} />,
    },
  ];
  return (
    <>
      <search className={styles.filters} aria-label={t("desk-solutions.gaps.state")}>
        <Select
          value={state}
          aria-label={t("desk-solutions.gaps.state")}
          onChange={(next) =>
            void navigate({ to: "/knowledge/gaps", search: { tab: "community", state: next }, replace: true })
          }
          options={proposalStates.map((value) => ({ value, label: t(`desk-solutions.proposals.states.${value}`) }))}
        />
      </search>
      <PagedTable
        list={list}
        caption={t("desk-solutions.gaps.tabs.community")}
        columns={columns}
        empty={
          <EmptyState title={t("desk-solutions.proposals.empty")} hint={t("desk-solutions.proposals.emptyHint")} />
        }
      />
      <SideDrawer open={opened !== null} onClose={() => setOpened(null)} side="right" title={opened?.title ?? ""}>
        {opened && <ProposalDetails proposal={opened} onSettled={() => setOpened(null)} />}
      </SideDrawer>
    </>
  );
}
