import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, InputNumber, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { CareSettings } from "../../../../../shared/contract/care.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";

/** How cases change hands, who gets whom, and how many callbacks are offered. */
export function CarePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queryKey = ["care-settings"];
  const settings = useQuery({ queryKey, queryFn: () => api.get("/api/v1/care-settings") });
  const save = async (body: CareSettings) => {
    client.setQueryData(queryKey, await api.put("/api/v1/care-settings", { body }));
  };
  return (
    <>
      <PageHeader title={t("desk-care.title")} hint={t("desk-care.hint")} />
      {settings.isPending && <BlockSkeleton lines={8} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && (
        <EditForm<CareSettings, void> initial={settings.data} save={save}>
          <FormSection title={t("desk-care.handover")}>
            <Amount name="offerMinutes" unit="minutes" from={5} to={2_880} />
            <Form.Item
              name="leadsAssignAtOnce"
              label={t("desk-care.leadsAssignAtOnce")}
              extra={t("desk-care.leadsAssignAtOnceHint")}
              valuePropName="checked"
            >
              <Switch />
            </Form.Item>
            <Amount name="silentMinutes" unit="minutes" from={15} to={10_080} />
          </FormSection>
          <FormSection title={t("desk-care.continuity")}>
            <Amount name="knownForDays" unit="days" from={1} to={365} />
          </FormSection>
          <FormSection title={t("desk-care.callbacks")}>
            <Amount name="callbacksPerAgent" from={1} to={20} />
          </FormSection>
        </EditForm>
      )}
    </>
  );
}

function Amount(props: {
  name: Exclude<keyof CareSettings, "leadsAssignAtOnce">;
  unit?: "minutes" | "days";
  from: number;
  to: number;
}) {
  const { name, unit, from, to } = props;
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t(`desk-care.${name}`)}
      extra={t(`desk-care.${name}Hint`)}
      rules={[{ required: true, type: "integer", min: from, max: to, message: t("desk-care.range", { from, to }) }]}
    >
      <InputNumber {...(unit && { suffix: t(`desk-care.${unit}`) })} style={{ width: 140 }} />
    </Form.Item>
  );
}
