import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { CallbackRule, CallbackRuleView } from "../../../../../shared/contract/callback-rule.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import styles from "./callback-rule.module.css";

/** When a promise to call somebody is kept though they could not be reached. */
export function CallbackRulePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queryKey = ["callback-rule"];
  const rule = useQuery({ queryKey, queryFn: () => api.get("/api/v1/callback-rule") });
  const save = async ({ attempts, minutesApart, ringSeconds }: CallbackRule) => {
    const body = { attempts, minutesApart, ringSeconds };
    client.setQueryData(queryKey, await api.put("/api/v1/callback-rule", { body }));
  };
  const amount = (name: keyof CallbackRule, most: number, suffix: string, extra?: string) => (
    <Form.Item
      name={name}
      label={t(`callback-rule.${name}`)}
      extra={extra}
      rules={[
        {
          required: true,
          type: "integer",
          min: 0,
          max: most,
          message: t("callback-rule.range", { from: 0, to: most }),
        },
      ]}
    >
      <InputNumber suffix={suffix} style={{ width: 140 }} />
    </Form.Item>
  );
  return (
    <>
      <PageHeader title={t("callback-rule.nav")} hint={t("callback-rule.hint")} />
      {rule.isPending && <BlockSkeleton lines={4} />}
      {rule.isError && <ErrorState error={rule.error} onRetry={() => rule.refetch()} />}
      {rule.data && (
        <EditForm<CallbackRule, void> initial={rule.data} save={save}>
          <SavedBy rule={rule.data} />
          {amount("attempts", 20, t("callback-rule.times"), t("callback-rule.attemptsHint"))}
          {amount("minutesApart", 10_080, t("callback-rule.minutes"))}
          {amount("ringSeconds", 120, t("callback-rule.seconds"), t("callback-rule.ringSecondsHint"))}
        </EditForm>
      )}
    </>
  );
}

function SavedBy({ rule: { version, savedAt, savedBy } }: { rule: CallbackRuleView }) {
  const { t } = useTranslation();
  const clock = useClock();
  if (savedAt === null) return <p className={styles.soft}>{t("callback-rule.first")}</p>;
  const words = t("callback-rule.version", { version, name: savedBy?.name ?? "–", time: clock.dateTime(savedAt) });
  return <p className={styles.soft}>{words}</p>;
}
