import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ModelCall } from "../../../../../shared/contract/models.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PagedTable } from "../../../../ui/list-states.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { StateMark } from "../../../../ui/state-mark.tsx";
import styles from "./model.module.css";

/** What was asked of the model, newest first. */
export function ModelCalls() {
  const { t } = useTranslation();
  const clock = useClock();
  const [open, setOpen] = useState<number | null>(null);
  const list = usePaged(["model", "calls"], (cursor, signal) =>
    api.get("/api/v1/models/calls", { query: { cursor }, signal }),
  );
  return (
    <section aria-labelledby="model-calls" className={styles.list}>
      <h2 id="model-calls">{t("desk-model.calls")}</h2>
      <PagedTable<ModelCall>
        list={list}
        caption={t("desk-model.calls")}
        empty={<EmptyState title={t("desk-model.noCalls")} />}
        columns={[
          {
            key: "at",
            title: t("desk-model.at"),
            cell: ({ at, model }) => (
              <>
                <time dateTime={at} title={clock.full(at)}>
                  {clock.dateTime(at)}
                </time>
                <small>{model}</small>
              </>
            ),
          },
          {
            key: "purpose",
            title: t("desk-model.purpose"),
            cell: ({ purpose }) => t(`desk-model.purposes.${purpose}`),
          },
          {
            key: "outcome",
            title: t("desk-model.outcome"),
            cell: ({ outcome, detail, ms }) => (
              <>
                <StateMark tone={outcome === "answered" ? "good" : "problem"}>
                  {t(`desk-model.outcomes.${outcome}`)}
                </StateMark>
                <small style={{ overflowWrap: "anywhere" }}>
                  {[t("desk-model.took", { ms }), detail].filter(Boolean).join(" · ")}
                </small>
              </>
            ),
          },
          { key: "size", title: t("desk-model.size"), isNumber: true, cell: ({ characters }) => characters },
          {
            key: "open",
            title: "",
            width: "260px",
            cell: ({ id, kept }) =>
              open === id ? (
                <Sent id={id} />
              ) : (
                kept && (
                  <Button size="small" onClick={() => setOpen(id)}>
                    {t("desk-model.open")}
                  </Button>
                )
              ),
          },
        ]}
      />
    </section>
  );
}

function Sent({ id }: { id: number }) {
  const { t } = useTranslation();
  const call = useQuery({
    queryKey: ["model", "call", id],
    queryFn: () => api.get("/api/v1/models/calls/:id", { params: { id } }),
  });
  if (call.isPending) return <BlockSkeleton lines={3} />;
  if (call.isError) return <ErrorState error={call.error} onRetry={() => call.refetch()} />;
  return (
    <section
      aria-label={t("desk-model.sent")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      style={{ maxHeight: 320, overflow: "auto", whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
    >
      {call.data.sent ?? t("desk-model.gone")}
    </section>
  );
}
