import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type RemedyKind, remedyKinds } from "../../../../../shared/contract/remedies.ts";
import { plainMoney, readMoney } from "../../../../../shared/money.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { AmountField } from "../../money/amount-field.tsx";
import { currencyOptions } from "../../money/currencies.ts";
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
    const body = {
      limits: values.limits.map(({ perRemedy, perDay, ...line }) => ({
        ...line,
        perRemedy: readMoney(perRemedy, line.currency)!,
        perDay: readMoney(perDay, line.currency)!,
      })),
    };
    await api.put("/api/v1/remedy-limits", { body });
    await client.invalidateQueries({ queryKey: ["remedy-limits"] });
  };
  const kinds = remedyKinds.map((value) => ({ value, label: t(`desk-money.kinds.${value}`) }));
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
                  <Form.Item name={[name, "currency"]} label={t("desk-money.currency")} rules={[chosen]}>
                    <Select options={currencyOptions} showSearch />
                  </Form.Item>
                  <LimitAmounts line={name} />
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

/** The two sums of a line, in the digits of its currency. */
function LimitAmounts({ line }: { line: number }) {
  const { t } = useTranslation();
  const currency: string = Form.useWatch(["limits", line, "currency"]) ?? "CNY";
  return (["perRemedy", "perDay"] as const).map((name) => (
    <AmountField
      key={name}
      name={[line, name]}
      label={t(`desk-money.limits.${name}`)}
      currency={currency}
      mayBeNothing
    />
  ));
}
