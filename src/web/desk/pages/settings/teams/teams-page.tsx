import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Team } from "../../../../../shared/contract/accounts.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allCalendarsQuery, allTeamsQuery } from "../shared/settings-queries.ts";
import { TeamForm } from "./team-form.tsx";

/** Teams: who is in them, how cases come to their members, and by which hours they are measured. */
export function TeamsPage() {
  const { t } = useTranslation();
  const teams = useQuery(allTeamsQuery);
  const calendars = useQuery(allCalendarsQuery).data;
  return (
    <SettingsPage<Team>
      path="/settings/teams"
      title={t("desk-teams.title")}
      hint={t("desk-teams.hint")}
      newText={t("desk-teams.new")}
      query={teams}
      nameOf={({ name }) => name}
      empty={{ title: t("desk-teams.none"), hint: t("desk-teams.hint") }}
      columns={[
        { key: "routing", title: t("desk-teams.routing"), cell: (team) => t(`desk-teams.${team.routing}.name`) },
        { key: "lead", title: t("desk-teams.lead"), cell: (team) => team.lead?.name ?? t("desk-forms.none") },
        {
          key: "members",
          title: t("desk-teams.members"),
          cell: (team) => team.members.map(({ name }) => name).join(", ") || t("desk-forms.none"),
        },
        {
          key: "calendar",
          title: t("desk-teams.calendar"),
          cell: (team) => calendars?.find(({ id }) => id === team.calendarId)?.name ?? t("desk-settings.byDefault"),
        },
      ]}
      editor={(team, close) => <TeamForm team={team} onClose={close} />}
    />
  );
}
