import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FlowTurn } from "../../../../../shared/contract/flows.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { api } from "../../../../lib/api.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { SideDrawer } from "../../../../ui/side-drawer.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { FlowPlayer } from "../../../flows/flow-player.tsx";
import styles from "./walk.module.css";

type Of = { caseId: number; runId: number | null; onClose: () => void };

/** Walks a flow with the customer: choose one, then question by question. */
export function WalkDrawer({ caseId, runId, onClose }: Of) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const { busy, run } = useAction();
  const [turn, setTurn] = useState<FlowTurn | null>(null);
  const [q, setQ] = useState("");
  const begun = useQuery({
    queryKey: ["case", caseId, "flow-run", runId],
    queryFn: () => api.get("/api/v1/cases/:id/flow-runs/:runId", { params: { id: caseId, runId: runId! } }),
    enabled: runId !== null,
    gcTime: 0,
  });
  const offers = useQuery({
    queryKey: ["case", caseId, "flows", q],
    queryFn: async () => (await api.get("/api/v1/cases/:id/flows", { params: { id: caseId }, query: { q } })).items,
    enabled: runId === null && turn === null,
    placeholderData: (before) => before,
  });
  const now = turn ?? begun.data ?? null;
  const params = { id: caseId, runId: now?.runId ?? 0 };
  const start = (flowId: number) =>
    run(async () =>
      setTurn(await api.post("/api/v1/cases/:id/flow-runs", { params: { id: caseId }, body: { flowId, locale } })),
    );
  const answer = (value: string) =>
    run(async () => {
      const body = { stepNo: now!.stepNo, value };
      setTurn(await api.post("/api/v1/cases/:id/flow-runs/:runId/answer", { params, body }));
    });
  const back = () =>
    run(async () => {
      const body = { stepNo: now!.stepNo };
      setTurn(await api.post("/api/v1/cases/:id/flow-runs/:runId/back", { params, body }));
    });
  return (
    <SideDrawer open onClose={onClose} side="right" title={now?.name ?? t("desk-flows.walk.choose")}>
      <div className={styles.body}>
        {now ? (
          <FlowPlayer
            turn={now}
            busy={busy}
            onAnswer={(value) => void answer(value)}
            onBack={now.canGoBack ? () => void back() : null}
          />
        ) : runId !== null ? (
          begun.isError ? (
            <ErrorState error={begun.error} onRetry={() => begun.refetch()} />
          ) : (
            <BlockSkeleton lines={4} />
          )
        ) : (
          <>
            <Input.Search
              allowClear
              placeholder={t("desk-flows.walk.search")}
              aria-label={t("desk-flows.walk.search")}
              onSearch={setQ}
            />
            {offers.isPending && <BlockSkeleton lines={4} />}
            {offers.isError && <ErrorState error={offers.error} onRetry={() => offers.refetch()} />}
            {offers.data?.length === 0 && (
              <EmptyState title={t("desk-flows.walk.none")} hint={t("desk-flows.walk.noneHint")} />
            )}
            <ul className={styles.offers}>
              {(offers.data ?? []).map(({ id, name, about }) => (
                <li key={id}>
                  <button type="button" disabled={busy} onClick={() => void start(id)}>
                    <b>{sayLabel(name, locale)}</b>
                    <span>{sayLabel(about, locale)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </SideDrawer>
  );
}
