import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RobotVersion } from "../../../../../shared/contract/robot-versions.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";
import robot from "../../robot/robot.module.css";
import { ReplayView } from "./replay-view.tsx";
import { TrialDialog } from "./trial-dialog.tsx";

/** What each version is made of, whether it is in force, and what can be done with it. */
export function VersionTable({ items }: { items: readonly RobotVersion[] }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const [trying, setTrying] = useState<RobotVersion | null>(null);
  const [replayed, setReplayed] = useState<number | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ["robot"] });
  const goLive = async ({ id, state }: RobotVersion) => {
    const ok = t(state === "earlier" ? "desk-robot.versions.back" : "desk-robot.versions.live");
    const title = t("desk-robot.versions.liveTitle", { id });
    if (!(await confirm({ title, text: t("desk-robot.versions.liveText"), ok }))) return;
    await run(async () => {
      await api.post("/api/v1/robot/versions/:id/live", { params: { id } });
      await refresh();
    });
  };
  const drop = ({ id }: RobotVersion) =>
    run(async () => {
      await api.delete("/api/v1/robot/versions/:id", { params: { id } });
      await refresh();
    });
  const columns: Column<RobotVersion>[] = [
    {
      key: "version",
      title: t("desk-robot.versions.version"),
      cell: ({ id, name, state }) => (
        <>
          #{id} {name}
          <small>{t(`desk-robot.versions.states.${state}`)}</small>
        </>
      ),
    },
    {
      key: "caution",
      title: t("desk-robot.versions.caution"),
      cell: ({ caution }) => t(`desk-robot.versions.cautions.${caution}`),
    },
    {
      key: "asks",
      title: t("desk-robot.versions.asksBack"),
      cell: ({ asksBack }) => t(asksBack ? "desk-robot.versions.yes" : "desk-robot.versions.no"),
    },
    { key: "misses", title: t("desk-robot.versions.mostMisses"), isNumber: true, cell: (row) => row.mostMisses },
    {
      key: "made",
      title: t("desk-robot.versions.made"),
      cell: ({ createdAt, createdBy }) => (
        <>
          {clock.dateTime(createdAt)}
          {createdBy && <small>{createdBy.name}</small>}
        </>
      ),
    },
    {
      key: "acts",
      title: "",
      cell: (row) =>
        row.state !== "live" && (
          <div className={robot.verdict}>
            {row.state !== "trial" && (
              <Button size="small" disabled={busy} onClick={() => setTrying(row)}>
                {t("desk-robot.versions.try")}
              </Button>
            )}
            <Button size="small" onClick={() => setReplayed(row.id)}>
              {t("desk-robot.versions.replay")}
            </Button>
            <Button size="small" disabled={busy} onClick={() => void goLive(row)}>
              {t(row.state === "earlier" ? "desk-robot.versions.back" : "desk-robot.versions.live")}
            </Button>
            {row.state === "draft" && (
              <Button size="small" type="text" disabled={busy} onClick={() => void drop(row)}>
                {t("desk-forms.remove")}
              </Button>
            )}
          </div>
        ),
    },
  ];
  return (
    <>
      <section className={robot.part} aria-labelledby="robot-versions">
        <h2 id="robot-versions">{t("desk-robot.versions.all")}</h2>
        <DataTable caption={t("desk-robot.versions.all")} columns={columns} rows={items} />
        {trying && <TrialDialog version={trying} onClose={() => setTrying(null)} />}
      </section>
      {replayed !== null && <ReplayView versionId={replayed} />}
    </>
  );
}
