import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { AlarmRungs } from "../../../../../shared/contract/alarms.ts";
import { api } from "../../../../lib/api.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { TableOf } from "../../../../ui/list-states.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { allStaffQuery, allTeamsQuery, named } from "../shared/settings-queries.ts";
import { managersQuery, rungsQuery } from "./alarm-queries.ts";
import styles from "./alarms.module.css";

type Ways = AlarmRungs["items"][number];

/** Which ways reach people on each rung beside the desk, and who is above the lead of each team. */
export function PeopleTab() {
  const { t } = useTranslation();
  return (
    <div className={styles.parts}>
      <section>
        <h2>{t("desk-alarms.ways.title")}</h2>
        <p>{t("desk-alarms.ways.hint")}</p>
        <WaysTable />
      </section>
      <section>
        <h2>{t("desk-alarms.managers.title")}</h2>
        <p>{t("desk-alarms.managers.hint")}</p>
        <ManagersTable />
      </section>
    </div>
  );
}

function WaysTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const query = useQuery(rungsQuery);
  const save = (ways: Ways) =>
    run(async () => {
      const { items } = await api.put("/api/v1/alarms/rungs", { body: { items: [ways] } });
      client.setQueryData(rungsQuery.queryKey, items);
    });
  const wayCell = (way: "mail" | "sms") => (row: Ways) => (
    <Switch
      size="small"
      checked={row[way]}
      disabled={busy}
      aria-label={t("desk-alarms.ways.one", {
        rung: t(`promises.rungs.${row.rung}`),
        way: t(`desk-alarms.way.${way}`),
      })}
      onChange={(on) => void save({ rung: row.rung, mail: row.mail, sms: row.sms, [way]: on })}
    />
  );
  return (
    <TableOf
      query={{ ...query, data: query.data?.map((row) => ({ ...row, id: row.rung })) }}
      caption={t("desk-alarms.ways.title")}
      columns={[
        {
          key: "rung",
          title: t("desk-alarms.rung"),
          cell: ({ rung }) => <span className={styles.rung}>{t(`promises.rungs.${rung}`)}</span>,
        },
        { key: "desk", title: t("desk-alarms.way.desk"), cell: () => t("desk-alarms.ways.always") },
        { key: "mail", title: t("desk-alarms.way.mail"), cell: wayCell("mail") },
        { key: "sms", title: t("desk-alarms.way.sms"), cell: wayCell("sms") },
      ]}
      empty={null}
    />
  );
}

function ManagersTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const teams = useQuery(allTeamsQuery);
  const managers = useQuery(managersQuery).data;
  const staff = useQuery(allStaffQuery).data?.filter(({ active }) => active);
  const save = (teamId: number, staffId: number | null) =>
    run(async () => {
      const { items } = await api.put("/api/v1/team-managers", { body: { teamId, staffId } });
      client.setQueryData(managersQuery.queryKey, items);
    }, t("desk-forms.saved"));
  return (
    <TableOf
      query={teams}
      caption={t("desk-alarms.managers.title")}
      columns={[
        { key: "team", title: t("desk-alarms.managers.team"), cell: ({ name }) => name },
        {
          key: "manager",
          title: t("desk-alarms.managers.one"),
          cell: ({ id, name }) => (
            <Select
              allowClear
              className={styles.manager}
              showSearch={{ optionFilterProp: "label" }}
              disabled={busy}
              aria-label={t("desk-alarms.managers.of", { team: name })}
              placeholder={t("desk-alarms.managers.nobody")}
              value={managers?.find(({ teamId }) => teamId === id)?.manager.id}
              options={named(staff)}
              onChange={(staffId?: number) => void save(id, staffId ?? null)}
            />
          ),
        },
      ]}
      empty={<EmptyState title={t("desk-alarms.managers.noTeams")} />}
    />
  );
}
