import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FlowRunView } from "../../../../../shared/contract/flows.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import styles from "./walk.module.css";
import { WalkDrawer } from "./walk-drawer.tsx";

/** What was tried and answered already, so that nobody asks again, and the way to try more with the customer. */
export function WalkSection({ caseId }: { caseId: number }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [open, setOpen] = useState<{ runId: number | null } | null>(null);
  const runs = useQuery({
    queryKey: ["case", caseId, "flow-runs"],
    queryFn: async () => (await api.get("/api/v1/cases/:id/flow-runs", { params: { id: caseId } })).items,
  });
  const mayWalk = can("cases:update");
  if (!mayWalk && (runs.data ?? []).length === 0) return null;
  const close = () => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: ["case", caseId] });
  };
  return (
    <section aria-labelledby="walks">
      <h2 id="walks">{t("desk-flows.walk.title")}</h2>
      {(runs.data ?? []).map((run) => (
        <Walk key={run.id} run={run} onGoOn={mayWalk ? () => setOpen({ runId: run.id }) : null} />
      ))}
      {mayWalk && (
        <Button size="small" onClick={() => setOpen({ runId: null })}>
          {t("desk-flows.walk.open")}
        </Button>
      )}
      {open && <WalkDrawer caseId={caseId} runId={open.runId} onClose={close} />}
    </section>
  );
}

function Walk({ run, onGoOn }: { run: FlowRunView; onGoOn: (() => void) | null }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const isOpen = run.outcome === null;
  return (
    <details className={styles.walk}>
      <summary>
        {sayLabel(run.flow.name, locale)} · {t(`desk-flows.outcome.${run.outcome ?? "running"}`)}
        <small>
          {run.by?.name ?? t(`desk-flows.player.by.${run.player}`)} · <TimeAgo at={run.startedAt} />
        </small>
      </summary>
      <dl>
        {run.answers.map(({ question, answer, at }) => (
          <div key={at + sayLabel(question, locale)}>
            <dt>{sayLabel(question, locale)}</dt>
            <dd>{sayLabel(answer, locale)}</dd>
          </div>
        ))}
      </dl>
      {isOpen && run.player === "agent" && onGoOn && (
        <Button size="small" onClick={onGoOn}>
          {t("desk-flows.walk.goOn")}
        </Button>
      )}
    </details>
  );
}
