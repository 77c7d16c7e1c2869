import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RobotTally, RobotTrial } from "../../../../../shared/contract/robot-versions.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import robot from "../../robot/robot.module.css";

const others = ["handedOver", "abandoned", "returned", "wrong"] as const;
type Row = RobotTrial["trial"] & { id: string };

/** A trial beside the version in force, with what may be said of it and what not. */
export function TrialView({ accountId, trial }: { accountId: number; trial: RobotTrial }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const share = (count: number, { ended }: RobotTally) => (ended === 0 ? "" : percent.format(count / ended));
  const rows: Row[] = [
    { id: "trial", ...trial.trial },
    { id: "beside", ...trial.beside },
  ];
  const columns: Column<Row>[] = [
    {
      key: "version",
      title: t("desk-robot.versions.version"),
      cell: ({ id, version }) => (
        <>
          {id === "trial" ? `#${version.id} ${version.name}` : t("desk-robot.versions.others")}
          <small>{t(id === "trial" ? "desk-robot.versions.states.trial" : "desk-robot.versions.states.live")}</small>
        </>
      ),
    },
    { key: "ended", title: t("desk-robot.versions.ended"), isNumber: true, cell: ({ tally }) => tally.ended },
    {
      key: "solved",
      title: t("desk-robot.versions.solved"),
      isNumber: true,
      cell: ({ tally, solved }) => (
        <>
          {tally.solved} {share(tally.solved, tally)}
          {tally.ended > 0 && (
            <small>
              {t("desk-robot.versions.spread", { low: percent.format(solved.low), high: percent.format(solved.high) })}
            </small>
          )}
        </>
      ),
    },
    ...others.map((key) => ({
      key,
      title: t(`desk-robot.review.${key}`),
      isNumber: true,
      cell: ({ tally }: Row) => (
        <>
          {tally[key]} <small>{share(tally[key], tally)}</small>
        </>
      ),
    })),
  ];
  const end = () =>
    run(async () => {
      await api.delete("/api/v1/robot/accounts/:id/trial", { params: { id: accountId } });
      await client.invalidateQueries({ queryKey: ["robot"] });
    });
  return (
    <section className={robot.part} aria-labelledby="robot-trial">
      <h2 id="robot-trial">{t("desk-robot.versions.trial")}</h2>
      <p>
        {t("desk-robot.versions.since", { share: trial.share, at: clock.dateTime(trial.begunAt) })}{" "}
        <strong>{t(`desk-robot.versions.findings.${trial.finding}`)}</strong>
      </p>
      <DataTable caption={t("desk-robot.versions.trial")} columns={columns} rows={rows} />
      <div className={robot.verdict}>
        <Button disabled={busy} onClick={() => void end()}>
          {t("desk-robot.versions.end")}
        </Button>
      </div>
    </section>
  );
}
