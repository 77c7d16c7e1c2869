import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { api } from "../../../../lib/api.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { ExportLink } from "../../../../ui/export-link.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import styles from "./flows.module.css";
import { useStepWords } from "./step-words.ts";

/** How a flow does: how walks ended, and at which step people leave. */
export function FlowFigures({ flow }: { flow: FlowView }) {
  const { t } = useTranslation();
  const words = useStepWords();
  const [days, setDays] = useState(30);
  const params = { id: flow.id };
  const figures = useQuery({
    queryKey: ["flows", flow.id, "figures", days],
    queryFn: () => api.get("/api/v1/flows/:id/figures", { params, query: { days } }),
  });
  if (figures.isPending) return <BlockSkeleton lines={6} />;
  if (figures.isError) return <ErrorState error={figures.error} onRetry={() => figures.refetch()} />;
  const { data } = figures;
  const totals = [
    ["runs", data.runs],
    ["solved", data.solved],
    ["notSolved", data.notSolved],
    ["handedOver", data.handedOver],
    ["abandoned", data.abandoned],
    ["running", data.running],
  ] as const;
  const drawn = new Map(flow.spec.steps.map((step) => [step.id, step]));
  const choice = (
    <div className={styles.tools}>
      <Segmented
        value={days}
        onChange={setDays}
        options={[7, 30, 90, 365].map((value) => ({ value, label: t("desk-flows.days", { count: value }) }))}
      />
      <ExportLink href={`/api/v1/flows/${flow.id}/figures.csv?days=${days}`}>{t("desk-flows.csv")}</ExportLink>
    </div>
  );
  if (data.runs === 0) {
    return (
      <>
        {choice}
        <EmptyState title={t("desk-flows.noRuns")} hint={t("desk-flows.noRunsHint")} />
      </>
    );
  }
  return (
    <>
      {choice}
      <dl className={styles.totals}>
        {totals.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`desk-flows.figure.${name}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th>{t("desk-flows.figure.step")}</th>
            <th>{t("desk-flows.figure.reached")}</th>
            <th>{t("desk-flows.figure.left")}</th>
          </tr>
        </thead>
        <tbody>
          {data.steps.map(({ step, reached, left }) => (
            <tr key={step}>
              <td>{drawn.has(step) ? words.text(drawn.get(step)!) : step}</td>
              <td>
                <meter min={0} max={data.runs} value={reached} aria-hidden="true" /> {reached}
              </td>
              <td>{left}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
