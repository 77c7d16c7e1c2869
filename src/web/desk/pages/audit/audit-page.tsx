import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../shared/contract/accounts.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import styles from "./audit.module.css";
import { AuditDetails } from "./audit-details.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditSubject } from "./audit-subject.tsx";
import { useActionWords } from "./use-action-words.ts";
import { useAuditQuery } from "./use-audit-query.ts";

/** Who did what and when; nothing of it can be changed. */
export function AuditPage() {
  const { t } = useTranslation();
  const clock = useClock();
  const { query, search, change } = useAuditQuery();
  const wordsOf = useActionWords();
  const list = usePaged(["audit", query], (cursor, signal) =>
    api.get("/api/v1/audit", { query: { ...query, cursor }, signal }),
  );
  const columns: Column<AuditEntry>[] = [
    {
      key: "at",
      title: t("desk-audit.at"),
      width: "168px",
      cell: (entry) => (
        <time dateTime={entry.at} title={clock.full(entry.at)}>
          {clock.dateTime(entry.at)}
        </time>
      ),
    },
    {
      key: "who",
      title: t("desk-audit.who"),
      cell: ({ actor, ip }) => {
        const kind = t(`desk-audit.actor.${actor.kind}`, { defaultValue: actor.kind });
        // Visitors have no name that says more than that.
        const name = actor.kind === "customer" && actor.id === null ? "" : actor.name;
        return (
          <>
            {name || kind}
            <small>{[name && actor.kind !== "staff" ? kind : "", ip].filter(Boolean).join(" · ")}</small>
          </>
        );
      },
    },
    {
      key: "what",
      title: t("desk-audit.what"),
      cell: (entry) => (
        <>
          {wordsOf(entry.action)}
          <small className={styles.code}>{entry.action}</small>
        </>
      ),
    },
    { key: "subject", title: t("desk-audit.subject"), cell: ({ subject }) => <AuditSubject subject={subject} /> },
    { key: "details", title: t("desk-audit.details"), cell: ({ details }) => <AuditDetails details={details} /> },
  ];
  return (
    <>
      <PageHeader
        title={t("desk-audit.title")}
        hint={t("desk-audit.hint")}
        actions={<ExportLink href={urlOf("/api/v1/audit/export", { query })}>{t("desk-audit.export")}</ExportLink>}
      />
      <AuditFilters search={search} onChange={change} />
      <PagedTable
        list={list}
        caption={t("desk-audit.title")}
        columns={columns}
        empty={<EmptyState title={t("desk-audit.none")} hint={t("desk-audit.noneHint")} />}
      />
    </>
  );
}
