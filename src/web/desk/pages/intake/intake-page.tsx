import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IntakeRow } from "../../../../shared/contract/channels.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { fileSize } from "../../../ui/file-size.ts";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { StateMark, type StateTone } from "../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { CaseLink } from "../../links.tsx";
import styles from "../settings/shared/lists.module.css";
import { RawDialog } from "./raw-dialog.tsx";

const states = ["failed", "refused", "pending", "done"] as const;
type State = (typeof states)[number];
const tones: Record<string, StateTone> = { failed: "problem", refused: "idle", pending: "waiting", done: "good" };

/** What channels delivered and what became of it: nothing that came in can hide. */
export function IntakePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { state?: string } = useSearch({ strict: false });
  const state: State = states.find((name) => name === search.state) ?? "failed";
  const [shown, setShown] = useState<IntakeRow | null>(null);
  return (
    <>
      <PageHeader title={t("desk-intake.title")} hint={t("desk-intake.hint")} />
      <Tabs
        className={styles.tabs}
        activeKey={state}
        onChange={(next) => void navigate({ to: "/intake", search: { state: next }, replace: true })}
        items={states.map((name) => ({
          key: name,
          label: t(`intake.states.${name}`),
          children: <IntakeList state={name} onShow={setShown} />,
        }))}
        destroyOnHidden
      />
      {shown && <RawDialog row={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function IntakeList({ state, onShow }: { state: State; onShow: (row: IntakeRow) => void }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const list = usePaged(["intake", state], (cursor, signal) =>
    api.get("/api/v1/intake", { query: { state, cursor }, signal }),
  );
  const reason = (error: string) => (i18n.exists(`intake.reasons.${error}`) ? t(`intake.reasons.${error}`) : error);
  const columns: Column<IntakeRow>[] = [
    {
      key: "at",
      title: t("desk-intake.received"),
      cell: (row) => (
        <>
          <TimeAgo at={row.receivedAt} />
          <small>{row.account?.name}</small>
        </>
      ),
    },
    {
      key: "state",
      title: t("desk-intake.state"),
      cell: (row) => (
        <>
          <StateMark tone={tones[row.state] ?? "idle"}>{t(`intake.states.${row.state}`)}</StateMark>
          {row.error && <small className={styles.error}>{reason(row.error)}</small>}
        </>
      ),
    },
    { key: "tries", title: t("desk-outbox.tries"), cell: ({ attempts }) => attempts, isNumber: true },
    { key: "size", title: t("desk-intake.size"), cell: ({ size }) => fileSize(size, i18n.language), isNumber: true },
    {
      key: "case",
      title: t("desk-intake.case"),
      cell: ({ caseId }) => (caseId === null ? t("desk-forms.none") : <CaseLink id={caseId} />),
    },
    {
      key: "actions",
      title: "",
      cell: (row) => (
        <span className={styles.actions}>
          <Button size="small" onClick={() => onShow(row)}>
            {t("desk-intake.raw")}
          </Button>
          {can("intake:retry") && (row.state === "failed" || row.state === "refused") && <Retry id={row.id} />}
        </span>
      ),
    },
  ];
  return (
    <PagedTable
      list={list}
      caption={t(`intake.states.${state}`)}
      columns={columns}
      empty={<EmptyState title={t(`desk-intake.none.${state}`)} hint={t(`desk-intake.noneHint.${state}`)} />}
    />
  );
}

function Retry({ id }: { id: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const retry = () =>
    run(async () => {
      await api.post("/api/v1/intake/:id/retry", { params: { id } });
      await client.invalidateQueries({ queryKey: ["intake"] });
    }, t("desk-intake.retried"));
  return (
    <Button size="small" loading={busy} onClick={retry}>
      {t("desk-intake.retry")}
    </Button>
  );
}
