import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { AlarmHookView } from "../../../../../shared/contract/alarms.ts";
import type { Column } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { TableOf } from "../../../../ui/list-states.tsx";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import styles from "../shared/lists.module.css";
import { allTeamsQuery } from "../shared/settings-queries.ts";
import { hooksQuery } from "./alarm-queries.ts";
import { TestHook } from "./test-hook.tsx";

/** The groups in chat apps that hear what rings, and how it went last. */
export function HooksTab() {
  const { t } = useTranslation();
  const query = useQuery(hooksQuery);
  const teams = useQuery(allTeamsQuery).data;
  const teamNames = (ids: readonly number[]) =>
    ids.map((id) => teams?.find((team) => team.id === id)?.name ?? `#${id}`).join(", ");
  const columns: Column<AlarmHookView>[] = [
    {
      key: "name",
      title: t("desk-settings.name"),
      cell: ({ id, name, format, active }) => (
        <>
          <Link to="/settings/alarms" search={{ edit: String(id) }}>
            {name}
          </Link>
          <small>
            {t(`desk-alarms.format.${format}`)}
            {!active && ` · ${t("desk-policies.off")}`}
          </small>
        </>
      ),
    },
    {
      key: "for",
      title: t("desk-alarms.hooks.for"),
      cell: ({ teamIds, rungs }) => (
        <>
          {teamIds.length === 0 ? t("desk-alarms.hooks.everyTeam") : teamNames(teamIds)}
          <small>
            {rungs.length === 0
              ? t("desk-alarms.hooks.everyRung")
              : rungs.map((rung) => t(`promises.rungs.${rung}`)).join(", ")}
          </small>
        </>
      ),
    },
    { key: "last", title: t("desk-alarms.hooks.last"), cell: ({ last }) => <Last last={last} /> },
    { key: "test", title: "", cell: ({ id }) => <TestHook id={id} /> },
  ];
  return (
    <TableOf
      query={query}
      caption={t("desk-alarms.tab.groups")}
      columns={columns}
      empty={<EmptyState title={t("desk-alarms.hooks.none")} hint={t("desk-alarms.hooks.noneHint")} />}
    />
  );
}

function Last({ last }: Pick<AlarmHookView, "last">) {
  const { t } = useTranslation();
  if (!last) return t("desk-alarms.hooks.never");
  const isTold = last.outcome === "told";
  return (
    <>
      <StateMark tone={isTold ? "good" : "problem"}>
        {t(isTold ? "desk-alarms.state.told" : "desk-alarms.state.failed")}
      </StateMark>
      <small className={isTold ? undefined : styles.error}>
        {last.detail && `${last.detail} · `}
        <TimeAgo at={last.at} />
      </small>
    </>
  );
}
