import { useQuery } from "@tanstack/react-query";
import { Button, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SaveSlaPolicy } from "../../../../../shared/contract/promises.ts";
import type { Simulation } from "../../../../../shared/contract/simulation.ts";
import { api } from "../../../../lib/api.ts";
import { saveCsv } from "../../../../lib/save-csv.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { SimulatedItems } from "./simulated-items.tsx";
import styles from "./simulation.module.css";
import { SimulationCounts } from "./simulation-counts.tsx";

const periods = [7, 30, 90];

/** What the policy would have kept and broken in the last days, beside what the policies of now do. */
export function SimulationDialog(props: { id: number | null; policy: SaveSlaPolicy; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, policy, onClose } = props;
  const [days, setDays] = useState(30);
  const run = useQuery({
    queryKey: ["sla-policies", "simulation", id, policy, days],
    queryFn: () => api.post("/api/v1/sla-policies/simulate", { body: { id, policy, days } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Modal open title={t("simulation.title")} footer={null} onCancel={onClose} width={760}>
      <p className={styles.hint}>{t("simulation.hint")}</p>
      <Segmented
        value={days}
        onChange={setDays}
        aria-label={t("simulation.period")}
        options={periods.map((value) => ({ value, label: t("simulation.days", { count: value }) }))}
      />
      {run.isPending && <BlockSkeleton lines={6} />}
      {run.isError && <ErrorState error={run.error} onRetry={() => run.refetch()} />}
      {run.data && <Outcome simulation={run.data} />}
    </Modal>
  );
}

function Outcome({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const { cases, limited, counts, different, items } = simulation;
  if (cases === 0) return <p className={styles.hint}>{t("simulation.none")}</p>;
  const save = () =>
    saveCsv("simulation.csv", [
      ["caseId", "subject", "kind", "startedAt", "doneAt", "stateNow", "dueNow", "policyNow", "state", "due", "policy"],
      ...items.map(({ caseId, subject, kind, startedAt, doneAt, now, changed }) => [
        ...[caseId, subject, kind, startedAt, doneAt ?? ""],
        ...[now, changed].flatMap(({ state, dueAt, policy }) => [state, dueAt ?? "", policy ?? ""]),
      ]),
    ]);
  return (
    <>
      <p className={styles.found}>
        {t("simulation.cases", { count: cases })} {limited && t("simulation.limited")}
      </p>
      <SimulationCounts counts={counts} />
      <h3 className={styles.title}>
        {t("simulation.different", { count: different })}
        {items.length > 0 && (
          <Button type="link" size="small" onClick={save}>
            {t("simulation.csv")}
          </Button>
        )}
      </h3>
      <SimulatedItems items={items} />
    </>
  );
}
