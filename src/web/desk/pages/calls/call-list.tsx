import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView, ListCalls } from "../../../../shared/contract/calls.ts";
import { api } from "../../../lib/api.ts";
import { spokenTime } from "../../../lib/spoken-time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CaseLink, CustomerLink } from "../../links.tsx";
import cardStyles from "../../telephone/call-card.module.css";
import { CallSign } from "../../telephone/call-sign.tsx";
import { useCallWords } from "../../telephone/call-words.ts";
import { DialButton } from "../../telephone/dial-button.tsx";
import { useCallerName } from "../../telephone/use-caller-name.ts";
import styles from "./calls.module.css";

const filters = { all: {}, mine: { agent: "me" }, missed: { outcome: "missed" }, abandoned: { outcome: "abandoned" } };
type Filter = keyof typeof filters;

/** All calls, newest first: who, how it went, how long. */
export function CallList() {
  const { t } = useTranslation();
  const nameOf = useCallerName();
  const [filter, setFilter] = useState<Filter>("all");
  const list = usePaged(["calls", "list", filter], (cursor, signal) =>
    api.get("/api/v1/calls", { query: { ...(filters[filter] as Partial<ListCalls>), cursor, limit: 50 }, signal }),
  );
  const columns: Column<CallView>[] = [
    {
      key: "who",
      title: t("desk-calls.list.who"),
      cell: (call) => (
        <>
          {call.customer ? <CustomerLink id={call.customer.id}>{nameOf(call)}</CustomerLink> : nameOf(call)}
          {call.customer && call.number && <small>{call.number}</small>}
        </>
      ),
    },
    { key: "how", title: t("desk-calls.list.how"), cell: (call) => <Outcome call={call} /> },
    { key: "when", title: t("desk-calls.list.when"), cell: ({ startedAt }) => <TimeAgo at={startedAt} /> },
    {
      key: "length",
      title: t("desk-calls.list.length"),
      isNumber: true,
      cell: ({ seconds }) => (seconds === null ? "–" : spokenTime(seconds)),
    },
    { key: "account", title: t("desk-calls.list.account"), cell: ({ account }) => account.name },
    {
      key: "case",
      title: t("desk-calls.list.case"),
      cell: ({ caseId }) => (caseId === null ? "–" : <CaseLink id={caseId} />),
    },
    {
      key: "dial",
      title: "",
      cell: ({ customer, number, caseId }) =>
        customer && number && <DialButton customer={customer} number={number} caseId={caseId ?? undefined} />,
    },
  ];
  return (
    <>
      <div className={styles.filters}>
        <Segmented<Filter>
          value={filter}
          onChange={setFilter}
          aria-label={t("desk-calls.list.filter")}
          options={(Object.keys(filters) as Filter[]).map((value) => ({
            value,
            label: t(`desk-calls.list.filters.${value}`),
          }))}
        />
      </div>
      <PagedTable
        list={list}
        caption={t("desk-calls.tabs.all")}
        columns={columns}
        empty={<EmptyState title={t("desk-calls.list.none")} hint={t("desk-calls.list.noneHint")} />}
      />
    </>
  );
}

function Outcome({ call }: { call: CallView }) {
  const wordsOf = useCallWords();
  const { words, isMissed } = wordsOf(call);
  return (
    <span className={isMissed ? cardStyles.missedWords : undefined}>
      <CallSign call={call} /> {words}
    </span>
  );
}
