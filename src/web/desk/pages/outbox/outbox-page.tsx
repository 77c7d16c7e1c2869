import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { OutboxRow } from "../../../../shared/contract/conversations.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import { CaseLink } from "../../links.tsx";
import styles from "../settings/shared/lists.module.css";

const states = ["waiting", "failed", "bounced", "sent"] as const;
type State = (typeof states)[number];

/** What goes out: what waits and until when, what failed and why, what came back. */
export function OutboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: { state?: string } = useSearch({ strict: false });
  const state: State = states.find((name) => name === search.state) ?? "waiting";
  return (
    <>
      <PageHeader title={t("desk-outbox.title")} hint={t("desk-outbox.hint")} />
      <Tabs
        className={styles.tabs}
        activeKey={state}
        onChange={(next) => void navigate({ to: "/outbox", search: { state: next }, replace: true })}
        items={states.map((name) => ({
          key: name,
          label: t(`desk-outbox.tab.${name}`),
          children: <OutboxList state={name} />,
        }))}
        destroyOnHidden
      />
    </>
  );
}

function OutboxList({ state }: { state: State }) {
  const { t, i18n } = useTranslation();
  const list = usePaged(["outbox", state], (cursor, signal) =>
    api.get("/api/v1/outbox", { query: { state, cursor }, signal }),
  );
  // What holds a message back is a code of ours; what a provider said stands in its own words.
  const reason = (error: string) => (i18n.exists(`channels.waiting.${error}`) ? t(`channels.waiting.${error}`) : error);
  const columns: Column<OutboxRow>[] = [
    {
      key: "what",
      title: t("desk-outbox.message"),
      cell: (row) => (
        <>
          <CaseLink id={row.caseId}>
            #{row.caseId} {row.subject}
          </CaseLink>
          <small>{[kindWord(row.kind), row.author?.name].filter(Boolean).join(" · ")}</small>
        </>
      ),
    },
    {
      key: "to",
      title: t("desk-outbox.to"),
      cell: ({ recipients }) => (
        <span style={{ overflowWrap: "break-word" }}>
          {[...recipients.to, ...recipients.cc, ...recipients.bcc].map(({ address }) => address).join(", ")}
        </span>
      ),
    },
    {
      key: "account",
      title: t("desk-outbox.account"),
      cell: ({ account }) => account?.name ?? t("desk-outbox.noAccount"),
    },
    {
      key: "state",
      title: t("desk-outbox.state"),
      cell: (row) => (
        <>
          <StateMark tone={toneOf(row.state)}>{t(`desk-message.delivery.${row.state}`)}</StateMark>
          {row.error && <small className={styles.error}>{reason(row.error)}</small>}
        </>
      ),
    },
    {
      key: "tries",
      title: t("desk-outbox.tries"),
      cell: (row) => (
        <>
          {row.attempts}
          {row.lastAttemptAt && (
            <small>
              <TimeAgo at={row.lastAttemptAt} />
            </small>
          )}
        </>
      ),
    },
    {
      key: "next",
      title: t(state === "waiting" ? "desk-outbox.next" : "desk-outbox.written"),
      cell: (row) =>
        state === "waiting" ? (
          row.nextAttemptAt ? (
            <TimeAgo at={row.nextAttemptAt} />
          ) : (
            t("desk-outbox.untilAccount")
          )
        ) : (
          <TimeAgo at={row.createdAt} />
        ),
    },
    ...(state === "sent" ? [] : [{ key: "actions", title: "", cell: (row: OutboxRow) => <RowActions row={row} /> }]),
  ];
  const kindWord = (kind: string) =>
    i18n.exists(`desk-message.kind.${kind}`) ? t(`desk-message.kind.${kind}`) : t("desk-outbox.reply");
  return (
    <PagedTable
      list={list}
      caption={t(`desk-outbox.tab.${state}`)}
      columns={columns}
      empty={<EmptyState title={t(`desk-outbox.none.${state}`)} />}
    />
  );
}

function toneOf(state: OutboxRow["state"]) {
  if (state === "failed" || state === "bounced") return "problem";
  return state === "scheduled" || state === "queued" || state === "sending" ? "waiting" : "good";
}

function RowActions({ row }: { row: OutboxRow }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  if (!can("outbox:retry")) return null;
  const params = { id: row.id };
  const refresh = () => client.invalidateQueries({ queryKey: ["outbox"] });
  const retry = () =>
    run(async () => {
      await api.post("/api/v1/messages/:id/retry", { params });
      await refresh();
    }, t("desk-outbox.retried"));
  const cancel = async () => {
    const sure = await confirm({
      title: t("desk-outbox.cancelTitle"),
      text: t("desk-outbox.cancelText"),
      ok: t("desk-message.cancel"),
      danger: true,
    });
    if (!sure) return;
    await run(async () => {
      await api.post("/api/v1/messages/:id/cancel", { params });
      await refresh();
    }, t("desk-outbox.cancelled"));
  };
  return (
    <span className={styles.actions}>
      {["queued", "failed", "bounced"].includes(row.state) && (
        <Button size="small" loading={busy} onClick={retry}>
          {t("desk-message.retry")}
        </Button>
      )}
      {["scheduled", "queued", "failed"].includes(row.state) && (
        <Button size="small" danger loading={busy} onClick={cancel}>
          {t("desk-message.cancel")}
        </Button>
      )}
    </span>
  );
}
