import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseSettings } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";

/** What holds for all cases of the desk. */
export function GeneralPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queryKey = ["case-settings"];
  const settings = useQuery({ queryKey, queryFn: () => api.get("/api/v1/case-settings") });
  const save = async (body: CaseSettings) => {
    client.setQueryData(queryKey, await api.put("/api/v1/case-settings", { body }));
  };
  return (
    <>
      <PageHeader title={t("desk-general.title")} hint={t("desk-general.hint")} />
      {settings.isPending && <BlockSkeleton lines={4} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && (
        <EditForm<CaseSettings, void> initial={settings.data} save={save}>
          <FormSection title={t("desk-general.closing")}>
            <Form.Item
              name="closeAfterDays"
              label={t("desk-general.closeAfter")}
              extra={t("desk-general.closeAfterHint")}
              rules={[{ required: true, type: "integer", min: 1, max: 365, message: t("desk-general.range") }]}
            >
              <InputNumber suffix={t("desk-general.days")} style={{ width: 140 }} />
            </Form.Item>
          </FormSection>
        </EditForm>
      )}
    </>
  );
}
