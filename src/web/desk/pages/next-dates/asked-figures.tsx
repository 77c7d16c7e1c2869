import { useTranslation } from "react-i18next";
import type { NextDatesReport } from "../../../../shared/contract/next-dates.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import styles from "./next-dates.module.css";

/** Whose answers are listed. */
export type Whose = { name: string; staffId?: number; teamId?: number };
type Row = { id: number | string; name: string; whose: Whose | null; asked: number; given: number; overridden: number };

/** The figures by person and by team; each opens the answers behind it. */
export function AskedFigures({ report, onShow }: { report: NextDatesReport; onShow: (whose: Whose) => void }) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const people = report.agents.map(({ staff, ...counts }): Row => {
    return { id: staff.id, name: staff.name, whose: { name: staff.name, staffId: staff.id }, ...counts };
  });
  const teams = report.teams.map(({ team, ...counts }): Row => {
    const name = team?.name ?? t("desk-next-date.report.noTeam");
    return { id: team?.id ?? "none", name, whose: team && { name, teamId: team.id }, ...counts };
  });
  const columns = (title: string): Column<Row>[] => [
    {
      key: "name",
      title,
      cell: ({ name, whose }) =>
        whose ? (
          <button
            type="button"
            className={styles.link}
            aria-label={t("desk-next-date.report.show", { name })}
            onClick={() => onShow(whose)}
          >
            {name}
          </button>
        ) : (
          name
        ),
    },
    { key: "asked", title: t("desk-next-date.report.asked"), isNumber: true, cell: ({ asked }) => asked },
    { key: "given", title: t("desk-next-date.report.given"), isNumber: true, cell: ({ given }) => given },
    { key: "overridden", title: t("desk-next-date.report.overridden"), isNumber: true, cell: (row) => row.overridden },
    {
      key: "share",
      title: t("desk-next-date.report.share"),
      isNumber: true,
      cell: ({ asked, overridden }) => percent.format(overridden / asked),
    },
  ];
  return (
    <div className={`${styles.part} ${styles.figures}`}>
      <section aria-labelledby="asked-agents">
        <h2 id="asked-agents" className={styles.heading}>
          {t("desk-next-date.report.agents")}
        </h2>
        <DataTable
          caption={t("desk-next-date.report.agents")}
          columns={columns(t("desk-next-date.report.who"))}
          rows={people}
        />
      </section>
      <section aria-labelledby="asked-teams">
        <h2 id="asked-teams" className={styles.heading}>
          {t("desk-next-date.report.teams")}
        </h2>
        <DataTable
          caption={t("desk-next-date.report.teams")}
          columns={columns(t("desk-next-date.report.team"))}
          rows={teams}
        />
      </section>
    </div>
  );
}
