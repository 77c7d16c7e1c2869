import { useTranslation } from "react-i18next";
import type { RemedyView } from "../../../../shared/contract/remedies.ts";
import { sayMoney } from "../../../../shared/money.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./money.module.css";
import { RemedyActs } from "./remedy-acts.tsx";

/** What was given, newest first, with what may become of it. */
export function RemedyList({ state }: { state: "waiting" | "booked" | undefined }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const list = usePaged(["money", "remedies", "list", state], (cursor, signal) =>
    api.get("/api/v1/remedies", { query: { state, cursor }, signal }),
  );
  const columns: Column<RemedyView>[] = [
    { key: "case", title: t("desk-money.case"), cell: ({ caseId }) => <CaseLink id={caseId}>#{caseId}</CaseLink> },
    {
      key: "what",
      title: t("desk-money.kind"),
      cell: (row) => (
        <>
          {t(`desk-money.kinds.${row.kind}`)} {sayMoney(row.amount, row.currency, i18n.language)}
          <small>{row.reason}</small>
        </>
      ),
    },
    {
      key: "fault",
      title: t("desk-money.fault"),
      cell: (row) => [t(`desk-money.faults.${row.fault}`), row.partner?.name].filter(Boolean).join(" · "),
    },
    {
      key: "by",
      title: t("desk-money.by"),
      cell: (row) => (
        <>
          {row.givenBy}
          <small>
            <TimeAgo at={row.givenAt} />
          </small>
        </>
      ),
    },
    {
      key: "state",
      title: t("desk-money.state"),
      cell: (row) => (
        <>
          {t(`desk-money.states.${row.state}`)}
          <small>{row.evidence ?? row.decisionWords}</small>
        </>
      ),
    },
    { key: "acts", title: "", cell: (row) => <RemedyActs remedy={row} /> },
  ];
  return (
    <>
      {state === undefined && can("reports:read") && (
        <p className={styles.bar}>
          <ExportLink href={urlOf("/api/v1/remedies/export")}>{t("desk-money.export")}</ExportLink>
        </p>
      )}
      <PagedTable
        list={list}
        caption={t("desk-money.title")}
        columns={columns}
        empty={<EmptyState title={t("desk-money.none")} />}
      />
    </>
  );
}
