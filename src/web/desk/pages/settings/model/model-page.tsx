import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import styles from "./model.module.css";
import { ModelCalls } from "./model-calls.tsx";
import { ModelForm } from "./model-form.tsx";

/** The language model that the robot may use, and what was sent to it. */
export function ModelPage() {
  const { t } = useTranslation();
  const clock = useClock();
  const setting = useQuery({ queryKey: ["model"], queryFn: () => api.get("/api/v1/models/chat") });
  const model = setting.data;
  const said = model && [
    t(model.active ? "desk-model.on" : "desk-model.off"),
    t("desk-model.today", { count: model.callsToday }),
    ...(model.changedAt
      ? [t("desk-model.changed", { time: clock.dateTime(model.changedAt), name: model.changedBy?.name ?? "–" })]
      : []),
  ];
  return (
    <>
      <PageHeader title={t("desk-model.title")} hint={t("desk-model.hint")} />
      {setting.isPending && <BlockSkeleton lines={8} />}
      {setting.isError && <ErrorState error={setting.error} onRetry={() => setting.refetch()} />}
      {model && (
        <>
          <p className={styles.line}>{said!.join(" · ")}</p>
          {model.resting && (
            <Alert type="warning" showIcon title={t("desk-model.resting")} style={{ marginBottom: 16 }} />
          )}
          <ModelForm key={model.changedAt} model={model} />
          <section aria-labelledby="model-leaves" className={styles.part}>
            <h2 id="model-leaves">{t("desk-model.leaves")}</h2>
            <p>{t("desk-model.leavesText")}</p>
          </section>
          <ModelCalls />
        </>
      )}
    </>
  );
}
