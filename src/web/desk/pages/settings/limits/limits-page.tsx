import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type RemedyKind, remedyKinds } from "../../../../../shared/contract/remedies.ts";
import { plainMoney, readMoney } from "../../../../../shared/money.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { useRoleName } from "../roles/use-role-name.ts";
import styles from "./limits.module.css";

type Line = { roleId: number; kind: RemedyKind; currency: string; perRemedy: string; perDay: string };

/** What one person of each role may give alone. */
export function LimitsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const roleName = useRoleName();
  const limits = useQuery({ queryKey: ["remedy-limits"], queryFn: () => api.get("/api/v1/remedy-limits") });
  const roles = useQuery({
    queryKey: ["roles", "all"],
    queryFn: () => api.get("/api/v1/roles", { query: { limit: 200 } }),
  });
  const label = (key: string) => t(`desk-money.limits.${key}`);
  const header = <PageHeader title={label("title")} hint={label("hint")} />;
  if (limits.isError) return <ErrorState error={limits.error} onRetry={() => limits.refetch()} />;
  if (roles.isError) return <ErrorState error={roles.error} onRetry={() => roles.refetch()} />;
  if (limits.isPending || roles.isPending) return <BlockSkeleton lines={8} />;
  const lines = limits.data.limits.map(
    ({ perRemedy, perDay, ...limit }): Line => ({
      ...limit,
      perRemedy: plainMoney(perRemedy, limit.currency),
      perDay: plainMoney(perDay, limit.currency),
    }),
  );
  const save = async (values: { limits: Line[] }) => {
    const amount = (text: string, currency: string) => readMoney(text, currency) ?? 0;
    const body = {
      limits: values.limits.map(({ perRemedy, perDay, ...line }) => ({
        ...line,
        perRemedy: amount(perRemedy, line.currency),
        perDay: amount(perDay, line.currency),
      })),
    };
    await api.put("/api/v1/remedy-limits", { body });
    await client.invalidateQueries({ queryKey: ["remedy-limits"] });
  };
  const kinds = remedyKinds.map((value) => ({ value, label: t(`desk-money.kinds.${value}`) }));
  const amountRule = { required: true, pattern: /^\d+(\.\d+)?$/, message: t("desk-money.amountWrong") };
  const codeRule = { required: true, pattern: /^[A-Z]{3}$/, message: t("desk-pickers.missing") };
  const chosen = { required: true, message: t("desk-pickers.missing") };
  return (
    <>
      {header}
      <EditForm<{ limits: Line[] }, void> initial={{ limits: lines }} save={save}>
        <Form.List name="limits">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className={styles.line}>
                  <Form.Item name={[name, "roleId"]} label={label("role")} rules={[chosen]}>
                    <Select options={roles.data.items.map((role) => ({ value: role.id, label: roleName(role) }))} />
                  </Form.Item>
                  <Form.Item name={[name, "kind"]} label={t("desk-money.kind")} rules={[chosen]}>
                    <Select options={kinds} />
                  </Form.Item>
                  <Form.Item name={[name, "currency"]} label={t("desk-money.currency")} rules={[codeRule]}>
                    <Input maxLength={3} />
                  </Form.Item>
                  <Form.Item name={[name, "perRemedy"]} label={label("perRemedy")} rules={[amountRule]}>
                    <Input inputMode="decimal" maxLength={16} />
                  </Form.Item>
                  <Form.Item name={[name, "perDay"]} label={label("perDay")} rules={[amountRule]}>
                    <Input inputMode="decimal" maxLength={16} />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>{label("remove")}</Button>
                </div>
              ))}
              <Button onClick={() => add({ currency: "CNY" })}>{label("add")}</Button>
            </>
          )}
        </Form.List>
      </EditForm>
    </>
  );
}
