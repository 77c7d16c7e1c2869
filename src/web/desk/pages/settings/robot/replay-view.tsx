import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RobotReplayTurn, robotReplayKinds } from "../../../../../shared/contract/robot-versions.ts";
import { api } from "../../../../lib/api.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import robot from "../../robot/robot.module.css";

/** Old turns decided again by a version: differences first, each with the way to its dialogue. */
export function ReplayView({ versionId }: { versionId: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const query = useQuery({
    queryKey: ["robot", "replay", versionId],
    queryFn: () => api.post("/api/v1/robot/versions/:id/replay", { params: { id: versionId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isPending) return <BlockSkeleton lines={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { items, replayed } = query.data;
  const did = ({ move, titles }: RobotReplayTurn["now"]) => (
    <>
      {t(`robot.moves.${move}`)}
      {titles.length > 0 && <small>{titles.join(" / ")}</small>}
    </>
  );
  const columns: Column<RobotReplayTurn>[] = [
    {
      key: "asked",
      title: t("desk-robot.versions.asked"),
      cell: ({ asked, dialogueId }) => (
        <Link to="/reports/robot/$dialogueId" params={{ dialogueId: String(dialogueId) }} className={robot.words}>
          {asked || "–"}
        </Link>
      ),
    },
    { key: "then", title: t("desk-robot.versions.then"), cell: ({ before }) => did(before) },
    { key: "now", title: t("desk-robot.versions.now"), cell: ({ now }) => did(now) },
    {
      key: "kind",
      title: t("desk-robot.versions.kind"),
      cell: ({ kind }) => t(`desk-robot.versions.kinds.${kind}`),
    },
  ];
  const shown = all ? items : items.filter(({ kind }) => kind !== "same");
  const counts = robotReplayKinds.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }));
  return (
    <section className={robot.part} aria-labelledby="robot-replay">
      <h2 id="robot-replay">{t("desk-robot.versions.replayTitle", { id: versionId })}</h2>
      {replayed === 0 ? (
        <EmptyState title={t("desk-robot.versions.replayNone")} hint={t("desk-robot.versions.replayNoneHint")} />
      ) : (
        <>
          <p className={robot.soft}>{t("desk-robot.versions.replayHint", { count: replayed })}</p>
          <dl className={robot.totals}>
            {counts.map(({ kind, count }) => (
              <div key={kind}>
                <dt>{t(`desk-robot.versions.kinds.${kind}`)}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {t("desk-robot.versions.showSame")}
          </Checkbox>
          {shown.length === 0 ? (
            <p className={robot.soft}>{t("desk-robot.versions.noDifference")}</p>
          ) : (
            <DataTable caption={t("desk-robot.versions.replay")} columns={columns} rows={shown} />
          )}
        </>
      )}
    </section>
  );
}
