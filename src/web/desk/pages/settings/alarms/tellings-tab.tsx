import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AlarmTelling, type TellingState, tellingStates } from "../../../../../shared/contract/alarms.ts";
import { api, urlOf } from "../../../../lib/api.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import type { Column } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ExportLink } from "../../../../ui/export-link.tsx";
import { PagedTable } from "../../../../ui/list-states.tsx";
import { StateMark, type StateTone } from "../../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { CaseLink } from "../../../links.tsx";
import listStyles from "../shared/lists.module.css";
import styles from "./alarms.module.css";

const tones: Record<TellingState, StateTone> = { waiting: "waiting", told: "good", failed: "problem", dropped: "idle" };

/** What was told outside of the desk, to whom, and what came of each attempt. */
export function TellingsTab() {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<TellingState>();
  const list = usePaged(["alarms", "tellings", state], (cursor, signal) =>
    api.get("/api/v1/alarms/tellings", { query: { cursor, ...(state && { state }) }, signal }),
  );
  const reason = (detail: string) => {
    const key = `desk-alarms.reason.${detail}`;
    return /^\w+$/.test(detail) && i18n.exists(key) ? t(key) : detail;
  };
  const columns: Column<AlarmTelling>[] = [
    {
      key: "to",
      title: t("desk-alarms.log.to"),
      cell: ({ to, way, rung }) => (
        <>
          {to ?? "–"}
          <small>
            {t(`desk-alarms.way.${way}`)} · {t(`promises.rungs.${rung}`)}
          </small>
        </>
      ),
    },
    {
      key: "case",
      title: t("desk-alarms.log.case"),
      cell: ({ caseId, late, repeat }) => (
        <>
          {caseId === null ? "–" : <CaseLink id={caseId} />}
          <small>
            {[late && t("desk-alarms.log.late"), repeat > 0 && t("desk-alarms.log.repeat", { count: repeat + 1 })]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </>
      ),
    },
    {
      key: "state",
      title: t("desk-alarms.log.state"),
      cell: (row) => (
        <>
          <StateMark tone={tones[row.state]}>{t(`desk-alarms.state.${row.state}`)}</StateMark>
          {row.detail && <small className={listStyles.error}>{reason(row.detail)}</small>}
        </>
      ),
    },
    { key: "tries", title: t("desk-alarms.log.attempts"), isNumber: true, cell: ({ attempts }) => attempts.length },
    { key: "at", title: t("desk-alarms.log.at"), cell: ({ at }) => <TimeAgo at={at} /> },
  ];
  return (
    <>
      <div className={styles.kind}>
        <Select
          allowClear
          value={state}
          onChange={setState}
          placeholder={t("desk-alarms.log.every")}
          aria-label={t("desk-alarms.log.state")}
          options={tellingStates.map((value) => ({ value, label: t(`desk-alarms.state.${value}`) }))}
        />
        <ExportLink href={urlOf("/api/v1/alarms/tellings.csv", { query: state ? { state } : {} })}>
          {t("desk-alarms.log.export")}
        </ExportLink>
      </div>
      <PagedTable
        list={list}
        caption={t("desk-alarms.tab.log")}
        columns={columns}
        empty={<EmptyState title={t("desk-alarms.log.none")} hint={t("desk-alarms.log.noneHint")} />}
      />
    </>
  );
}
