import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { RuleTester } from "./rule-tester.tsx";
import { type RulesForm, toForm, toRuleset } from "./rules-form.ts";

/** By what a case is taken more seriously: the rules, their points, and a box to try them in. */
export function SeverityPage() {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const queryKey = ["severity-rules"];
  const rules = useQuery({ queryKey, queryFn: () => api.get("/api/v1/severity-rules") });
  const save = async (values: RulesForm) => {
    client.setQueryData(queryKey, await api.put("/api/v1/severity-rules", { body: toRuleset(values) }));
  };
  const { data } = rules;
  const version = data?.changedAt
    ? t("desk-complaint.rules.version", {
        version: data.version,
        time: clock.dateTime(data.changedAt),
        name: data.changedBy?.name ?? "–",
      })
    : t("desk-complaint.rules.original");
  return (
    <>
      <PageHeader title={t("desk-complaint.rules.title")} hint={t("desk-complaint.rules.hint")} />
      {rules.isPending && <BlockSkeleton lines={8} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => rules.refetch()} />}
      {data && (
        <EditForm<RulesForm, void> initial={toForm(data)} save={save}>
          {(form) => (
            <>
              <FormSection title={t("desk-complaint.rules.levels")} hint={version}>
                <FormRow>
                  {(["raised", "high", "critical"] as const).map((level) => (
                    <Form.Item key={level} name={["levels", level]} label={t(`complaints.severity.${level}`)}>
                      <InputNumber min={1} max={1_000} />
                    </Form.Item>
                  ))}
                </FormRow>
              </FormSection>
              <RuleFields form={form} />
              <FormSection title={t("desk-complaint.rules.tryTitle")} hint={t("desk-complaint.rules.tryHint")}>
                <RuleTester ruleset={() => toRuleset(form.getFieldsValue(true))} />
              </FormSection>
            </>
          )}
        </EditForm>
      )}
    </>
  );
}
