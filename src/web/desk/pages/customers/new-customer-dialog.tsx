import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api } from "../../../lib/api.ts";
import { isApiError } from "../../../lib/api-error.ts";
import { locales } from "../../../lib/i18n.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { CustomerLink } from "../../links.tsx";

type Values = { name: string; email?: string; phone?: string; locale?: Locale };

/** Writes down somebody who has not written to the shop by themselves. */
export function NewCustomerDialog({ onClose, typed }: { onClose: () => void; typed: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = async ({ name, email, phone, locale }: Values) => {
    const body = { name: name.trim(), email: email?.trim() || undefined, phone: phone?.trim() || undefined, locale };
    const made = await api.post("/api/v1/customers", { body });
    void client.invalidateQueries({ queryKey: ["customers"] });
    await navigate({ to: "/customers/$customerId", params: { customerId: String(made.id) } });
  };
  return (
    <FormDialog
      title={t("desk-customers.new")}
      okText={t("desk-customers.create")}
      send={send}
      onClose={onClose}
      initialValues={typed.includes("@") ? { email: typed } : { name: typed }}
      width={460}
      help={(problem) =>
        isApiError(problem, "customers.handle_taken") && (
          <CustomerLink id={Number(problem.params.customerId)}>{t("desk-customers.one")}</CustomerLink>
        )
      }
    >
      <Form.Item
        name="name"
        label={t("desk-customers.name")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="email" label={t("desk-customers.email")} extra={t("desk-customers.oneOf")}>
        <Input maxLength={254} inputMode="email" />
      </Form.Item>
      <Form.Item name="phone" label={t("desk-customers.phone")}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
      <Form.Item name="locale" label={t("desk-customers.language")}>
        <Select
          allowClear
          placeholder={t("desk-customers.languageUnknown")}
          options={locales.map((value) => ({ value, label: t(`desk-customer.details.languages.${value}`) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
