import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityMember } from "../../../../shared/contract/community.ts";
import { api } from "../../../lib/api.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { BanDialog } from "./ban-dialog.tsx";
import styles from "./community.module.css";

/** Who writes there; only here with the address. */
export function MembersTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [typed, setTyped] = useState("");
  const [banning, setBanning] = useState<CommunityMember | null>(null);
  const q = useDebounced(typed.trim(), 250);
  const list = usePaged(["community", "members", q], (cursor, signal) =>
    api.get("/api/v1/community/members", { query: { ...(q && { q }), cursor }, signal }),
  );
  const refresh = () => client.invalidateQueries({ queryKey: ["community"] });
  const unban = (id: number) =>
    run(async () => {
      await api.post("/api/v1/community/members/:id/unban", { params: { id } });
      await refresh();
    }, t("desk-community.ban.lifted"));
  const columns: Column<CommunityMember>[] = [
    {
      key: "name",
      title: t("desk-community.member"),
      cell: ({ name, address }) => (
        <>
          {name}
          <small>{address}</small>
        </>
      ),
    },
    { key: "posts", title: t("desk-community.posts"), cell: ({ posts }) => posts, isNumber: true },
    { key: "hidden", title: t("desk-community.hiddenPosts"), cell: ({ hidden }) => hidden, isNumber: true },
    { key: "since", title: t("desk-community.since"), cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    {
      key: "state",
      title: t("desk-community.state"),
      cell: ({ bannedAt, banReason }) =>
        bannedAt && (
          <>
            <StateMark tone="problem">{t("desk-community.banned")}</StateMark>
            <small>{banReason}</small>
          </>
        ),
    },
    {
      key: "actions",
      title: "",
      cell: (row) =>
        row.bannedAt ? (
          <Button size="small" loading={busy} onClick={() => void unban(row.id)}>
            {t("desk-community.ban.lift")}
          </Button>
        ) : (
          <Button size="small" danger onClick={() => setBanning(row)}>
            {t("desk-community.ban.do")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <div className={styles.bar}>
        <Input.Search
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("desk-community.findMember")}
          aria-label={t("desk-community.findMember")}
        />
      </div>
      <PagedTable
        list={list}
        caption={t("desk-community.tabs.members")}
        columns={columns}
        empty={<EmptyState title={t("desk-community.noMembers")} />}
      />
      {banning && <BanDialog member={banning} onClose={() => setBanning(null)} onDone={() => void refresh()} />}
    </>
  );
}
