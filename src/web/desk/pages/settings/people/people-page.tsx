import { useQuery } from "@tanstack/react-query";
import { Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffMember } from "../../../../../shared/contract/accounts.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { useRoleName } from "../roles/use-role-name.ts";
import styles from "../shared/settings.module.css";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allRolesQuery, allStaffQuery } from "../shared/settings-queries.ts";
import { PersonForm } from "./person-form.tsx";

type Shown = "active" | "inactive";

/** The people of the desk: who may do what, in which team, and who is here. */
export function PeoplePage() {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const [find, setFind] = useState("");
  const [shown, setShown] = useState<Shown>("active");
  const staff = useQuery(allStaffQuery);
  const roles = new Map(useQuery(allRolesQuery).data?.map((role) => [role.id, roleName(role)]));
  const words = find.trim().toLocaleLowerCase();
  const rows = (people: readonly StaffMember[] | undefined) =>
    people?.filter(
      ({ active, name, email }) =>
        active === (shown === "active") && `${name} ${email}`.toLocaleLowerCase().includes(words),
    );
  const filters = (
    <div className={styles.filters}>
      <Input
        value={find}
        onChange={(event) => setFind(event.target.value)}
        placeholder={t("desk-people.find")}
        aria-label={t("desk-people.find")}
        allowClear
      />
      <Segmented<Shown>
        style={{ flex: "none" }}
        value={shown}
        onChange={setShown}
        aria-label={t("desk-people.which")}
        options={(["active", "inactive"] as const).map((value) => ({ value, label: t(`desk-people.${value}`) }))}
      />
    </div>
  );
  return (
    <SettingsPage<StaffMember>
      path="/settings/people"
      title={t("desk-people.title")}
      hint={t("desk-people.hint")}
      newText={t("desk-people.new")}
      query={staff}
      visible={rows}
      above={filters}
      nameOf={({ name }) => name}
      empty={{ title: t("desk-people.none"), hint: t("desk-people.noneHint") }}
      columns={[
        { key: "email", title: t("desk-people.email"), cell: ({ email }) => email },
        {
          key: "roles",
          title: t("desk-people.roles"),
          cell: (person) => person.roles.map((role) => roles.get(role.id) ?? role.name).join(", "),
        },
        { key: "teams", title: t("desk-people.teams"), cell: ({ teams }) => teams.map(({ name }) => name).join(", ") },
        { key: "presence", title: t("desk-people.presence"), cell: (person) => <Presence person={person} /> },
        {
          key: "second",
          title: t("desk-people.second"),
          cell: ({ twoFactorEnabled }) => t(twoFactorEnabled ? "desk-people.on" : "desk-people.off"),
        },
      ]}
      editor={(person, close) => <PersonForm person={person} onClose={close} />}
    />
  );
}

function Presence({ person }: { person: StaffMember }) {
  const { t } = useTranslation();
  if (person.online) return <StateMark tone="good">{t(`desk-shell.availability.${person.availability}`)}</StateMark>;
  return (
    <StateMark tone="idle">
      {person.lastSeenAt ? <TimeAgo at={person.lastSeenAt} /> : t("desk-people.neverHere")}
    </StateMark>
  );
}
