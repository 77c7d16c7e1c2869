import { useTranslation } from "react-i18next";
import type { AskedAnswer, AskedFilter } from "../../../../shared/contract/next-dates.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { CaseLink } from "../../links.tsx";

/** The answers behind the figures, newest first. */
export function AskedAnswers({ filter }: { filter: AskedFilter }) {
  const { t } = useTranslation();
  const clock = useClock();
  const list = usePaged(["next-dates", "answers", filter], (cursor, signal) =>
    api.get("/api/v1/reports/next-dates/answers", { query: { ...filter, cursor }, signal }),
  );
  const columns: Column<AskedAnswer>[] = [
    {
      key: "answer",
      title: t("desk-next-date.report.answer"),
      cell: (row) => (
        <>
          <CaseLink id={row.caseId}>
            #{row.caseId} {row.caseSubject}
          </CaseLink>
          <small>{row.words}</small>
        </>
      ),
    },
    {
      key: "who",
      title: t("desk-next-date.report.who"),
      width: "140px",
      cell: ({ staff, team }) => (
        <>
          {staff?.name ?? "–"}
          {team && <small>{team.name}</small>}
        </>
      ),
    },
    {
      key: "at",
      title: t("desk-next-date.report.at"),
      width: "150px",
      cell: ({ at }) => (
        <time dateTime={at} title={clock.full(at)}>
          {clock.dateTime(at)}
        </time>
      ),
    },
    {
      key: "result",
      title: t("desk-next-date.report.result"),
      width: "120px",
      cell: ({ outcome }) => t(`desk-next-date.report.outcome.${outcome}`),
    },
    {
      key: "reason",
      title: t("desk-next-date.report.reason"),
      cell: ({ reason }) => reason ?? t("desk-next-date.report.noReason"),
    },
  ];
  return (
    <PagedTable
      list={list}
      caption={t("desk-next-date.report.answers")}
      columns={columns}
      empty={<EmptyState title={t("desk-next-date.report.none")} />}
    />
  );
}
