import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RobotAccount } from "../../../../../shared/contract/robot.ts";
import { api } from "../../../../lib/api.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { useClock } from "../../../../lib/time.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { RobotForm } from "./robot-form.tsx";

type Row = RobotAccount & { id: number };

/** Where the robot answers before a person does. */
export function RobotSettingsPage() {
  const { t } = useTranslation();
  const clock = useClock();
  const word = useChannelWord();
  const query = useQuery({
    queryKey: ["robot", "accounts"],
    queryFn: async () =>
      (await api.get("/api/v1/robot/accounts")).items.map((row): Row => ({ ...row, id: row.account.id })),
  });
  return (
    <SettingsPage<Row>
      path="/settings/robot"
      title={t("desk-robot.settings.title")}
      hint={t("desk-robot.settings.hint")}
      query={query}
      nameOf={({ account }) => account.name}
      empty={{ title: t("desk-robot.settings.none"), hint: t("desk-robot.settings.noneHint") }}
      columns={[
        { key: "channel", title: t("desk-robot.review.channel"), cell: ({ channel }) => word(channel) },
        {
          key: "state",
          title: t("desk-robot.settings.state"),
          cell: ({ active }) => t(active ? "desk-robot.settings.on" : "desk-robot.settings.off"),
        },
        { key: "robot", title: t("desk-robot.settings.name"), cell: ({ name }) => name || "–" },
        { key: "keeper", title: t("desk-robot.settings.keeper"), cell: ({ keeper }) => keeper?.name ?? "–" },
        {
          key: "changed",
          title: t("desk-robot.settings.changed"),
          cell: ({ changedAt, changedBy }) => (
            <>
              {changedAt ? clock.dateTime(changedAt) : t("desk-robot.settings.never")}
              {changedBy && <small>{changedBy.name}</small>}
            </>
          ),
        },
        {
          key: "versions",
          title: t("desk-robot.settings.versions"),
          cell: ({ account, changedAt }) =>
            changedAt ? (
              <Link to="/settings/robot/$accountId/versions" params={{ accountId: String(account.id) }}>
                {t("desk-robot.settings.versions")}
              </Link>
            ) : (
              "–"
            ),
        },
      ]}
      editor={(row, close) => row && <RobotForm robot={row} onClose={close} />}
    />
  );
}
